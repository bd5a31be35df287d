package org.lvdao.pickup.slot;

import jakarta.inject.Singleton;
import java.time.InstantSource;

/** When stations do not collect although their schedule says so. */
@Singleton
public class Closures {
  private static final String UNKNOWN = "—";

  private final ClosureRepository rows;
  private final InstantSource clock;

  Closures(ClosureRepository rows, InstantSource clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /** Why a slot is closed, as staff said it to residents. */
  public String reason(Slot slot) {
    return rows.findOpen(slot.stationId(), clock.instant()).stream()
        .filter(row -> row.touches(slot.startsAt(), slot.endsAt()))
        .findFirst()
        .map(ClosureRow::reason)
        .orElse(UNKNOWN);
  }
}
