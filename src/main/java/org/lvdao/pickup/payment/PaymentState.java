package org.lvdao.pickup.payment;

/** Where the payment of a fee stands. */
public enum PaymentState {
  /** Can be paid, and may have been without our knowing yet. */
  OPEN,
  PAID,
  /** The provider takes it no more. */
  CLOSED,
  /** Paid, and on its way back. */
  REFUNDING,
  REFUNDED
}
