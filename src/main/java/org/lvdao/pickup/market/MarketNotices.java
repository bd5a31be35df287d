package org.lvdao.pickup.market;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import org.lvdao.message.MessageKind;
import org.lvdao.message.NoticeEvent;
import org.lvdao.platform.outbox.Outbox;

/** Tells givers and takers what became of a thing, without its words, which are not ours. */
@Singleton
class MarketNotices {
  private final Outbox outbox;
  private final InstantSource clock;

  MarketNotices(Outbox outbox, InstantSource clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * In the transaction of the step.
   *
   * @param row as it was before it
   */
  void tell(MarketItemRow row, MessageKind kind, long accountId) {
    outbox.publish(
        new NoticeEvent(
            row.id(),
            row.version() + 1,
            kind,
            accountId,
            clock.instant(),
            Map.of(),
            "/market/items/" + row.id()));
  }
}
