package org.lvdao.pickup.station;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.outbox.Outbox;

/**
 * Writes stations, and lets those know who wait for one or book there; in the caller's transaction.
 */
@Singleton
class StationChanges {
  /**
   * Longer than a transaction lasts: who joined the waiting list before they could see the station
   * has committed by then.
   */
  static final Duration UNTIL_LOOKED_AT = Duration.ofMinutes(1);

  private final StationRepository rows;
  private final Outbox outbox;
  private final InstantSource clock;

  StationChanges(StationRepository rows, Outbox outbox, InstantSource clock) {
    this.rows = rows;
    this.outbox = outbox;
    this.clock = clock;
  }

  void insert(StationRow row) {
    rows.insert(
        row.id(),
        row.district(),
        row.code(),
        row.subdistrict(),
        row.centreId(),
        row.name(),
        row.address(),
        row.lat(),
        row.lon(),
        row.hours(),
        row.holidayHours(),
        row.accepts(),
        row.subdistricts(),
        row.serviceArea(),
        row.capacityGrams(),
        row.photoIds(),
        row.seeded(),
        row.createdAt());
    tell(row.id(), row.district());
  }

  /**
   * @param wanted its id and version do not matter
   * @throws DomainError {@code stale-version}
   */
  void change(long id, long version, StationRow wanted) {
    int changed =
        rows.change(
            id,
            version,
            wanted.subdistrict(),
            wanted.centreId(),
            wanted.name(),
            wanted.address(),
            wanted.lat(),
            wanted.lon(),
            wanted.hours(),
            wanted.holidayHours(),
            wanted.accepts(),
            wanted.subdistricts(),
            wanted.serviceArea(),
            wanted.capacityGrams(),
            wanted.photoIds(),
            wanted.seeded());
    if (changed == 0) {
      throw DomainError.of(CommonProblem.STALE_VERSION);
    }
    tell(id, wanted.district());
  }

  /**
   * @param row as it was read
   * @param seeded whether the seed may bring it back
   * @throws DomainError {@code stale-version}
   */
  void retire(StationRow row, long version, boolean seeded) {
    if (rows.retire(row.id(), version, seeded, clock.instant()) == 0) {
      throw DomainError.of(CommonProblem.STALE_VERSION);
    }
    tell(row.id(), row.district());
  }

  private void tell(long id, String district) {
    outbox.publish(new StationEvent(id, district), clock.instant().plus(UNTIL_LOOKED_AT));
  }
}
