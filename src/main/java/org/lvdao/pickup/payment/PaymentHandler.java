package org.lvdao.pickup.payment;

import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.lvdao.platform.outbox.OutboxHandler;

/** Asks the provider for what is to be closed or given back, until it has answered. */
@Singleton
class PaymentHandler implements OutboxHandler<PaymentEvent> {
  private static final Duration ASK_AGAIN = Duration.ofMinutes(1);

  private final BeanProvider<Payments> payments;
  private final InstantSource clock;

  /**
   * @param payments publish themselves, so they are not there yet when the handlers are made
   */
  PaymentHandler(BeanProvider<Payments> payments, InstantSource clock) {
    this.payments = payments;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "pickup-payment";
  }

  @Override
  public Class<PaymentEvent> eventType() {
    return PaymentEvent.class;
  }

  @Override
  public void handle(List<PaymentEvent> events) {
    for (var event : events) {
      try {
        boolean done =
            switch (event.wish()) {
              case END -> payments.get().endNow(event.paymentId());
              case REFUND -> payments.get().refundNow(event.paymentId());
            };
        if (!done) {
          throw new Later(clock.instant().plus(ASK_AGAIN), "the provider is still at it");
        }
      } catch (PaymentAway away) {
        throw new Unavailable("The payment provider is away", away);
      }
    }
  }
}
