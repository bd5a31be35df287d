package org.lvdao.pickup.slot;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A window of a station on one day (预约时段), and its places. A booking takes one place for its stop,
 * and one of those for bulky waste (大件垃圾) besides if it has any.
 *
 * @param capacity how many stops; 0 when the window was withdrawn
 * @param taken by holds and bookings; may be more than the capacity after that was lowered
 * @param bulkyCapacity how many of the stops may be for bulky waste
 * @param closed whether the station does not collect then
 */
@MappedEntity("pickup_slot")
public record Slot(
    @Id long id,
    long stationId,
    String district,
    Instant startsAt,
    Instant endsAt,
    int capacity,
    int taken,
    int bulkyCapacity,
    int bulkyTaken,
    boolean closed) {

  /** How many more stops it takes. */
  public int free() {
    return Math.max(0, capacity - taken);
  }

  /** How many more stops with bulky waste it takes. */
  public int freeBulky() {
    return Math.max(0, Math.min(free(), bulkyCapacity - bulkyTaken));
  }
}
