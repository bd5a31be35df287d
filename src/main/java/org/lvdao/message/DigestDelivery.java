package org.lvdao.message;

import jakarta.inject.Singleton;
import java.util.List;
import org.lvdao.platform.outbox.OutboxHandler;

/** Pushes digests. */
@Singleton
class DigestDelivery implements OutboxHandler<DigestEvent> {
  private final PushDelivery delivery;

  DigestDelivery(PushDelivery delivery) {
    this.delivery = delivery;
  }

  @Override
  public String name() {
    return "message-digest";
  }

  @Override
  public Class<DigestEvent> eventType() {
    return DigestEvent.class;
  }

  @Override
  public int workers() {
    return PushDelivery.WORKERS;
  }

  @Override
  public void handle(List<DigestEvent> events) {
    events.forEach(event -> delivery.push(event.messageId(), event.count()));
  }
}
