package org.lvdao.message;

import jakarta.inject.Singleton;
import java.util.List;
import org.lvdao.platform.outbox.OutboxHandler;

/**
 * Pushes the messages of broadcasts, with workers of their own, so that many of them keep nobody
 * waiting who is told of a report.
 */
@Singleton
class AnnouncementDelivery implements OutboxHandler<AnnouncementEvent> {
  private final PushDelivery delivery;
  private final BroadcastRepository broadcasts;

  AnnouncementDelivery(PushDelivery delivery, BroadcastRepository broadcasts) {
    this.delivery = delivery;
    this.broadcasts = broadcasts;
  }

  @Override
  public String name() {
    return "message-announcement";
  }

  @Override
  public Class<AnnouncementEvent> eventType() {
    return AnnouncementEvent.class;
  }

  @Override
  public int workers() {
    return PushDelivery.WORKERS;
  }

  @Override
  public void handle(List<AnnouncementEvent> events) {
    for (var event : events) {
      boolean isCancelled =
          broadcasts
              .find(event.broadcastId())
              .filter(broadcast -> broadcast.state() == BroadcastState.CANCELLED)
              .isPresent();
      if (!isCancelled) {
        delivery.push(event.messageId(), 1);
      }
    }
  }
}
