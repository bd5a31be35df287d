package org.lvdao.pickup.market;

import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import org.lvdao.account.WechatIdentities;
import org.lvdao.platform.content.ContentCheck;
import org.lvdao.platform.content.ContentCheckUnavailable;
import org.lvdao.platform.outbox.OutboxHandler;

/** Lets the words of things be checked. While nobody can, they wait, and nothing else does. */
@Singleton
class MarketContentHandler implements OutboxHandler<MarketContentEvent> {
  private final ContentCheck check;
  private final MarketItemRepository rows;
  private final WechatIdentities identities;
  private final BeanProvider<Moderation> moderation;
  private final InstantSource clock;

  /**
   * @param moderation publishes itself, so it is not there yet when the handlers are made
   */
  MarketContentHandler(
      ContentCheck check,
      MarketItemRepository rows,
      WechatIdentities identities,
      BeanProvider<Moderation> moderation,
      InstantSource clock) {
    this.check = check;
    this.rows = rows;
    this.identities = identities;
    this.moderation = moderation;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "market-content";
  }

  @Override
  public Class<MarketContentEvent> eventType() {
    return MarketContentEvent.class;
  }

  @Override
  public void handle(List<MarketContentEvent> events) {
    for (var event : events) {
      rows.find(event.itemId())
          .filter(row -> row.state() == MarketState.CHECKING)
          .ifPresent(this::review);
    }
  }

  private void review(MarketItemRow row) {
    try {
      var openid = identities.openids(row.giverAccountId()).stream().findFirst().orElse(null);
      var verdict = check.check(new ContentCheck.Writing(row.words(), openid));
      moderation.get().judge(row.id(), verdict);
    } catch (ContentCheckUnavailable away) {
      var why = String.valueOf(away.getMessage());
      throw away.retryAfter() == null
          ? new Unavailable(why, away)
          : new Later(clock.instant().plus(away.retryAfter()), why);
    }
  }
}
