package org.lvdao.points;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@MappedEntity("points_transaction")
record TransactionRow(
    @Id long id,
    String sourceKind,
    String sourceId,
    TransactionKind kind,
    long holderId,
    String district,
    long entryNo,
    @Nullable Long memberId,
    @Nullable String rule,
    String description,
    @Nullable Long originalId,
    Instant occurredAt,
    Instant at,
    long availableAfter,
    long pendingAfter) {

  Holder holder() {
    return new Holder(holderId, district);
  }
}
