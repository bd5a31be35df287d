package org.lvdao.pickup.payment;

import io.micronaut.context.ApplicationContext;
import java.util.List;

/** What the provider of the demo has to give back. */
public final class DemoPayments {
  private DemoPayments() {}

  /** Gives the fee of a booking that ended back, as the event of its end does at once. */
  public static void refund(ApplicationContext beans, long bookingId) {
    beans
        .getBean(Payments.class)
        .of(bookingId)
        .filter(payment -> payment.state() == PaymentState.REFUNDING)
        .ifPresent(
            payment ->
                beans
                    .getBean(PaymentHandler.class)
                    .handle(List.of(new PaymentEvent(payment.id(), PaymentEvent.Wish.REFUND))));
  }
}
