package org.lvdao.platform.jobs;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Work that one node at a time does. */
@MappedEntity("job")
record JobRow(
    @Id String name,
    @Nullable String owner,
    @Nullable Instant leaseUntil,
    @Nullable String state) {}
