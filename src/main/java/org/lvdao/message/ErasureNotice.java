package org.lvdao.message;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.lvdao.account.AccountErasureEvent;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.platform.outbox.OutboxHandler;

/** Tells a person that the account will be erased: somebody else may have asked for it. */
@Singleton
class ErasureNotice implements OutboxHandler<AccountErasureEvent> {
  private final Inbox inbox;

  ErasureNotice(Inbox inbox) {
    this.inbox = inbox;
  }

  @Override
  public String name() {
    return "message-erasure";
  }

  @Override
  public Class<AccountErasureEvent> eventType() {
    return AccountErasureEvent.class;
  }

  @Override
  public void handle(List<AccountErasureEvent> events) {
    inbox.write(events.stream().map(ErasureNotice::notice).toList());
  }

  private static NoticeEvent notice(AccountErasureEvent event) {
    return new NoticeEvent(
        event.accountId(),
        event.askedAt().toEpochMilli(),
        MessageKind.ACCOUNT_ERASURE,
        event.accountId(),
        event.askedAt(),
        Map.of("until", BusinessTime.text(event.eraseAt())),
        "/me/erasure");
  }
}
