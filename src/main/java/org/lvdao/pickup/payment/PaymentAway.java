package org.lvdao.pickup.payment;

/** The provider cannot be reached, or said nothing that could be understood. */
public final class PaymentAway extends RuntimeException {
  public PaymentAway(String message) {
    super(message);
  }
}
