package org.lvdao.message;

import jakarta.inject.Singleton;
import java.util.List;
import org.lvdao.platform.outbox.OutboxHandler;

/** Puts into inboxes what people are to be told. */
@Singleton
class NoticeHandler implements OutboxHandler<NoticeEvent> {
  private final Inbox inbox;

  NoticeHandler(Inbox inbox) {
    this.inbox = inbox;
  }

  @Override
  public String name() {
    return "message-inbox";
  }

  @Override
  public Class<NoticeEvent> eventType() {
    return NoticeEvent.class;
  }

  @Override
  public int batchSize() {
    return 100;
  }

  @Override
  public void handle(List<NoticeEvent> events) {
    inbox.write(events);
  }
}
