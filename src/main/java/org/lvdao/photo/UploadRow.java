package org.lvdao.photo;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;

/** A photo as its uploader's. */
@Introspected
record UploadRow(long id, int width, int height, Instant createdAt) {}
