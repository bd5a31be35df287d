package org.lvdao.pickup.slot;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a station does not collect although its schedule says so.
 *
 * @param reason residents read it
 * @param endedAt when it was taken back; null when it was not
 */
@MappedEntity("pickup_closure")
record ClosureRow(
    @Id long id,
    long stationId,
    String district,
    Instant fromAt,
    Instant toAt,
    String reason,
    long closedBy,
    Instant createdAt,
    @Nullable Instant endedAt) {

  boolean touches(Instant from, Instant to) {
    return fromAt.isBefore(to) && toAt.isAfter(from);
  }
}
