package org.lvdao.pickup.market;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.lvdao.message.MessageKind;
import org.lvdao.photo.PhotoService;
import org.lvdao.platform.database.Transactions.Outrun;
import org.lvdao.points.Reservations;

/**
 * Writes the steps of a thing with its points and notices, in the caller's transaction. Of two who
 * take a step at once, the slower begins again and finds how it stands.
 */
@Singleton
class MarketSteps {
  /** Long enough for a weekend or two. */
  static final Duration OFFERED = Duration.ofDays(30);

  private static final String WORDS = "社区跳蚤市场";

  private final MarketItemRepository rows;
  private final Reservations reservations;
  private final PhotoService photos;
  private final MarketNotices notices;
  private final InstantSource clock;

  MarketSteps(
      MarketItemRepository rows,
      Reservations reservations,
      PhotoService photos,
      MarketNotices notices,
      InstantSource clock) {
    this.rows = rows;
    this.reservations = reservations;
    this.photos = photos;
    this.notices = notices;
    this.clock = clock;
  }

  /**
   * To a state in which nobody has reserved it, for another {@link #OFFERED}.
   *
   * @param doubt what a machine found in its words; null for nothing new
   */
  void open(MarketItemRow row, MarketAction action, MarketParty by, @Nullable String doubt) {
    var next = MarketWorkflow.next(row, action, by);
    var dueAt = clock.instant().plus(OFFERED);
    require(rows.open(row.id(), row.version(), next.name(), doubt, dueAt));
    giveBack(row);
  }

  /**
   * Ends it without a taker; who had reserved it gets the points back and is told.
   *
   * @param note why it was refused; null when it was not
   */
  void end(MarketItemRow row, MarketAction action, MarketParty by, @Nullable String note) {
    var next = MarketWorkflow.next(row, action, by);
    require(rows.end(row.id(), row.version(), next.name(), note, clock.instant()));
    giveBack(row);
    if (row.state() == MarketState.RESERVED && row.takerAccountId() != null) {
      notices.tell(row, MessageKind.MARKET_CANCELLED, row.takerAccountId());
    }
    if (next != MarketState.REFUSED) {
      photos.forget(row.photos());
    }
  }

  /** Ends it with its taker; the points are the caller's business. */
  void handOver(MarketItemRow row, MarketState handedOver) {
    require(rows.end(row.id(), row.version(), handedOver.name(), null, clock.instant()));
    photos.forget(row.photos());
  }

  private void giveBack(MarketItemRow row) {
    if (row.state() == MarketState.RESERVED && row.reservationId() != null) {
      reservations.cancel(row.reservationId(), WORDS + "取消");
    }
  }

  static void require(int changed) {
    if (changed == 0) {
      throw new Outrun();
    }
  }
}
