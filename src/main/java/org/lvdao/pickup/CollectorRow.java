package org.lvdao.pickup;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A collector (回收员).
 *
 * @param district where they work; empty for several districts and for everywhere
 * @param stationId from which they work; null for any of the district
 * @param capacity how many stops they can make in one window
 * @param dutySince null when they are off duty
 * @param version counts what staff change; 0 for what nobody has set
 */
@MappedEntity("pickup_collector")
record CollectorRow(
    @Id long accountId,
    String district,
    @Nullable Long stationId,
    int capacity,
    boolean onDuty,
    @Nullable Instant dutySince,
    long version) {

  /** Whether bookings of the station are first offered to them. */
  boolean isNear(long station) {
    return stationId == null || stationId == station;
  }

  /** The id of the station from which they come to the booking. */
  long home(Booking booking) {
    return stationId == null ? booking.stationId : stationId;
  }
}
