package org.lvdao.pickup.market;

import io.micronaut.context.ApplicationContext;
import java.util.List;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.DomainError;

/** One thing on the demo's flea market; every step at the caller's time. */
public final class DemoMarket {
  private final ApplicationContext beans;
  private final Actor giver;
  private final long id;

  private DemoMarket(ApplicationContext beans, Actor giver, long id) {
    this.beans = beans;
    this.giver = giver;
    this.id = id;
  }

  /** Somebody of a household offers it, and its words are checked, as the event does at once. */
  public static DemoMarket offer(
      ApplicationContext beans,
      Actor giver,
      String title,
      String description,
      String place,
      long points,
      long photoId) {
    var offer = new MarketOffer(title, description, place, points, List.of(Long.toString(photoId)));
    long id = beans.getBean(Market.class).offer(giver, offer).id();
    beans.getBean(MarketContentHandler.class).handle(List.of(new MarketContentEvent(id)));
    return new DemoMarket(beans, giver, id);
  }

  /** A dispatcher lets others see it. */
  public void accept(Actor dispatcher) {
    beans.getBean(Moderation.class).decide(dispatcher, id, row().version(), null);
  }

  public void refuse(Actor dispatcher, String reason) {
    beans.getBean(Moderation.class).decide(dispatcher, id, row().version(), reason);
  }

  /** Somebody sets it aside; false when they have too few points, or it is gone. */
  public boolean reserve(Actor taker) {
    try {
      beans.getBean(Taking.class).reserve(taker, id);
      return true;
    } catch (DomainError notForThem) {
      return false;
    }
  }

  /** The giver types the code the taker shows. */
  public void handOver() {
    beans.getBean(Taking.class).handOver(giver, id, String.valueOf(row().code()));
  }

  public void close() {
    beans.getBean(Market.class).close(giver, id);
  }

  /** Somebody says that it is not what it is said to be. */
  public void report(Actor neighbour) {
    beans.getBean(Moderation.class).reportAbuse(neighbour, id, AbuseReason.FALSE);
  }

  private MarketItemRow row() {
    return beans.getBean(MarketItemRepository.class).find(id).orElseThrow();
  }
}
