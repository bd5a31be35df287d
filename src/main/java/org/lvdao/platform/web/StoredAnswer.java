package org.lvdao.platform.web;

import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;

/** The answer to a request that must not be done twice. */
@Introspected
record StoredAnswer(
    byte[] fingerprint,
    int status,
    @Nullable String location,
    @Nullable String etag,
    @Nullable String body) {}
