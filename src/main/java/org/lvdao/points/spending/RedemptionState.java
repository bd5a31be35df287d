package org.lvdao.points.spending;

import io.micronaut.serde.annotation.Serdeable;

/** Where a redemption stands. */
@Serdeable
enum RedemptionState {
  /** The points are set aside and the goods wait. */
  RESERVED,
  /** The points are set aside and the cash waits for somebody of staff to approve it (待审批). */
  REQUESTED,
  /** The cash is paid with the next payout (待打款). */
  APPROVED,
  /** The cash is in a payout, and the bank has not said yet what became of it (打款中). */
  PAYING,
  /** Handed over, paid, or given at once. */
  FULFILLED,
  /** Taken back by the household; it has its points again. */
  CANCELLED,
  /** Nobody came for it; the household has its points again. */
  EXPIRED,
  /** Staff did not approve the cash; the household has its points again. */
  REFUSED,
  /** The cash could not be paid; the household has its points again. */
  FAILED,
  /** It was given, and then returned; the household has its points again (退货退分). */
  REFUNDED;

  /** Whether the household may still take it back. */
  boolean isRevocable() {
    return this == RESERVED || this == REQUESTED || this == APPROVED;
  }
}
