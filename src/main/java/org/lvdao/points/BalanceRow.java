package org.lvdao.points;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a holder has; its key is the holder with the district. */
@MappedEntity("points_balance")
record BalanceRow(
    @Id long holderId,
    String district,
    long available,
    long pending,
    long reserved,
    long receivable,
    long entryNo,
    @Nullable Instant lastAt) {}
