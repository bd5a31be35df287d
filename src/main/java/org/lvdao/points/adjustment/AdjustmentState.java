package org.lvdao.points.adjustment;

import io.micronaut.serde.annotation.Serdeable;

/** Where an adjustment stands. */
@Serdeable
enum AdjustmentState {
  /** It is so large that somebody else must agree. */
  WAITING,
  /** The points are given or taken. */
  BOOKED,
  /** Somebody else did not agree. */
  REFUSED
}
