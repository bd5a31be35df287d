package org.lvdao.pickup.payment;

/** What follows for the booking from what becomes of its payment, in the caller's transaction. */
public interface PaidFee {
  /**
   * The fee is paid.
   *
   * @return whether it is still wanted; otherwise it is given back
   */
  boolean paid(long bookingId);

  /** The fee can never be paid any more. */
  void unpaid(long bookingId);

  /** The resident has the fee back. */
  void refunded(long bookingId, long amountFen);
}
