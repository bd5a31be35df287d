package org.lvdao.pickup.payment;

import io.micronaut.serde.annotation.Serdeable;
import org.lvdao.kernel.DomainEvent;

/**
 * The provider is to be asked for something.
 *
 * @param wish what
 */
@Serdeable
record PaymentEvent(long paymentId, Wish wish) implements DomainEvent {
  /** What the provider shall do. */
  enum Wish {
    /** Say whether it was paid, and if not, close it. */
    END,
    REFUND
  }

  @Override
  public long aggregateId() {
    return paymentId;
  }
}
