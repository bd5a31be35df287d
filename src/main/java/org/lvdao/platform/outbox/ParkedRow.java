package org.lvdao.platform.outbox;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event that failed too often and waits for a person. */
@Introspected
record ParkedRow(
    long id,
    String handler,
    long aggregateId,
    Instant createdAt,
    Instant parkedAt,
    int attempts,
    @Nullable String lastError) {}
