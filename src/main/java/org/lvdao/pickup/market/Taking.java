package org.lvdao.pickup.market;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import org.lvdao.account.RandomCodes;
import org.lvdao.household.Households;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Ids;
import org.lvdao.message.MessageKind;
import org.lvdao.platform.database.Transactions;
import org.lvdao.points.Holder;
import org.lvdao.points.Reservations;
import org.lvdao.points.Source;

/**
 * Reserves things and hands them over. The points are set aside with the reservation, and become
 * the giver's household's when the giver types the code the taker shows: so nobody pays for what
 * they did not get, or gives what is not paid.
 */
@Singleton
class Taking {
  private static final Duration RESERVED = Duration.ofDays(7);

  /** So that nobody keeps things from others. */
  private static final int MOST_RESERVED = 3;

  private static final String WORDS = "社区跳蚤市场";

  private final MarketItemRepository rows;
  private final Market market;
  private final MarketSteps steps;
  private final MarketNotices notices;
  private final Households households;
  private final Reservations reservations;
  private final RandomCodes codes;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  Taking(
      MarketItemRepository rows,
      Market market,
      MarketSteps steps,
      MarketNotices notices,
      Households households,
      Reservations reservations,
      RandomCodes codes,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.rows = rows;
    this.market = market;
    this.steps = steps;
    this.notices = notices;
    this.households = households;
    this.reservations = reservations;
    this.codes = codes;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Reserves a thing for a week. Of many who want it, one gets it.
   *
   * @throws DomainError {@code not-found}, {@code no-household}, {@code own-item}, {@code
   *     item-taken}, {@code market-limit}, {@code not-enough-points}
   */
  MarketItemRow reserve(Actor actor, long id) {
    var home = households.mine(actor);
    return transactions.write(
        () -> {
          // One at a time, so that what is counted stays so.
          households.lock(home.id());
          var row = rows.find(id).orElseThrow(DomainError::notFound);
          if (row.state() == MarketState.RESERVED || row.state() == MarketState.HANDED_OVER) {
            throw DomainError.of(MarketProblem.ITEM_TAKEN);
          }
          if (!row.isSeenBy(actor.accountId())) {
            throw DomainError.notFound();
          }
          var giver = households.of(row.giverAccountId());
          if (row.isGivenBy(actor.accountId())
              || giver.filter(other -> other.id() == home.id()).isPresent()) {
            throw DomainError.of(MarketProblem.OWN_ITEM);
          }
          if (rows.findReserved(actor.accountId()).size() >= MOST_RESERVED) {
            throw DomainError.of(MarketProblem.MARKET_LIMIT).with("most", MOST_RESERVED);
          }
          MarketWorkflow.next(row, MarketAction.RESERVE, MarketParty.TAKER);
          MarketSteps.require(
              rows.reserve(
                  id,
                  row.version(),
                  actor.accountId(),
                  codes.next(RandomCodes.BITS_40),
                  clock.instant().plus(RESERVED)));
          setAside(actor, new Holder(home.id(), row.district()), row);
          notices.tell(row, MessageKind.MARKET_RESERVED, row.giverAccountId());
          return rows.find(id).orElseThrow();
        });
  }

  private void setAside(Actor actor, Holder holder, MarketItemRow row) {
    if (row.points() > 0) {
      var source = new Source("market", Long.toString(ids.next()));
      var booking = reservations.reserve(holder, source, actor.accountId(), WORDS, row.points());
      rows.setReservation(row.id(), booking.id());
    }
  }

  /**
   * Leaves what one reserved to others; the points come back.
   *
   * @throws DomainError {@code not-found}, {@code market-state}
   */
  void release(Actor actor, long id) {
    transactions.run(
        () -> {
          var row =
              rows.find(id)
                  .filter(found -> found.isTakenBy(actor.accountId()))
                  .orElseThrow(DomainError::notFound);
          release(row, MarketParty.TAKER);
        });
  }

  /** In the caller's transaction. */
  void release(MarketItemRow row, MarketParty by) {
    steps.open(row, MarketAction.RELEASE, by, null);
    if (row.isDoubtful()) {
      // It was said while it was reserved.
      steps.open(rows.find(row.id()).orElseThrow(), MarketAction.DOUBT, MarketParty.SYSTEM, null);
    }
    if (by == MarketParty.SYSTEM && row.takerAccountId() != null) {
      notices.tell(row, MessageKind.MARKET_LAPSED, row.takerAccountId());
    }
    notices.tell(row, MessageKind.MARKET_RELEASED, row.giverAccountId());
  }

  /**
   * The giver hands it over to whoever shows the code, and gets the points. Twice is once.
   *
   * @throws DomainError {@code not-found}, {@code market-state}, {@code no-household}, or naming
   *     the code
   */
  MarketItemRow handOver(Actor actor, long id, String code) {
    return transactions.write(
        () -> {
          var row = market.given(actor, id);
          if (row.state() == MarketState.HANDED_OVER) {
            return row;
          }
          var next = MarketWorkflow.next(row, MarketAction.HAND_OVER, MarketParty.GIVER);
          if (!bare(code).equals(bare(String.valueOf(row.code())))) {
            throw DomainError.field("/code", "hand-over-code");
          }
          steps.handOver(row, next);
          if (row.reservationId() != null) {
            var home = households.mine(actor);
            reservations.pass(
                row.reservationId(),
                new Holder(home.id(), row.district()),
                actor.accountId(),
                WORDS);
          }
          return rows.find(id).orElseThrow();
        });
  }

  /** However people write it. */
  private static String bare(String code) {
    return code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
  }
}
