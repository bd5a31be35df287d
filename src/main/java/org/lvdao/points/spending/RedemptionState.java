package org.lvdao.points.spending;

import io.micronaut.serde.annotation.Serdeable;

/** Where a redemption stands. */
@Serdeable
enum RedemptionState {
  /** The points are set aside and the goods wait. */
  RESERVED,
  /** Handed over, or given at once. */
  FULFILLED,
  /** Taken back by the household; it has its points again. */
  CANCELLED,
  /** Nobody came for it; the household has its points again. */
  EXPIRED
}
