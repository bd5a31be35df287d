package org.lvdao.pickup.market;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.AreaService;
import org.lvdao.area.Wgs84;
import org.lvdao.household.Households;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Cursor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Ids;
import org.lvdao.kernel.Page;
import org.lvdao.photo.PhotoService;
import org.lvdao.platform.content.ContentCheck;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.outbox.Outbox;

/** What residents offer each other, and see of it. */
@Singleton
class Market {
  private static final String PHOTO_OWNER = "market-item";

  /** A flat that is cleared out; a shop has more. */
  private static final int MOST_OFFERS = 10;

  private final MarketItemRepository rows;
  private final MarketSteps steps;
  private final Households households;
  private final AreaService areas;
  private final PhotoService photos;
  private final ContentCheck check;
  private final Outbox outbox;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  Market(
      MarketItemRepository rows,
      MarketSteps steps,
      Households households,
      AreaService areas,
      PhotoService photos,
      ContentCheck check,
      Outbox outbox,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.rows = rows;
    this.steps = steps;
    this.households = households;
    this.areas = areas;
    this.photos = photos;
    this.check = check;
    this.outbox = outbox;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Offers something to the community one lives in. Its words are judged first, and then a
   * dispatcher looks at it.
   *
   * @throws DomainError {@code no-household}, {@code market-limit}, or naming the photo that is not
   *     one's own
   */
  MarketItemRow offer(Actor actor, MarketOffer offer) {
    var home = households.mine(actor);
    long id = ids.next();
    var photoIds = offer.photoIds().stream().map(Long::valueOf).toList();
    var state = check.isHarmless(offer.words()) ? MarketState.REVIEW : MarketState.CHECKING;
    return transactions.write(
        () -> {
          // One at a time, so that what is counted stays so.
          households.lock(home.id());
          if (rows.countOffered(actor.accountId()) >= MOST_OFFERS) {
            throw DomainError.of(MarketProblem.MARKET_LIMIT).with("most", MOST_OFFERS);
          }
          photos.attach(actor.accountId(), photoIds, PHOTO_OWNER, id, "/photoIds");
          var now = clock.instant();
          var community = areas.find(home.community());
          rows.insert(
              id,
              home.district(),
              community.map(area -> area.parent()).orElse(null),
              home.community(),
              actor.accountId(),
              offer.title().strip(),
              offer.description().strip(),
              offer.place().strip(),
              offer.points(),
              photoIds.stream().map(String::valueOf).collect(Collectors.joining(",")),
              state.name(),
              now.plus(MarketSteps.OFFERED),
              now);
          var row = rows.find(id).orElseThrow();
          if (row.state() == MarketState.CHECKING) {
            outbox.publish(new MarketContentEvent(id));
          }
          return row;
        });
  }

  /** How far from home one looks. */
  enum Within {
    COMMUNITY,
    SUBDISTRICT,
    DISTRICT
  }

  /**
   * What others may have around one's home, the newest first.
   *
   * @throws DomainError {@code no-household}
   */
  Page<MarketItemRow> around(Actor actor, Within within, @Nullable String cursor, int limit) {
    var home = households.mine(actor);
    var community = areas.find(home.community());
    var subdistrict = community.map(area -> area.parent()).orElse(null);
    return listed(
        home.district(),
        within == Within.DISTRICT || subdistrict == null ? "" : subdistrict,
        within == Within.COMMUNITY ? home.community() : "",
        cursor,
        limit);
  }

  /**
   * What others may have in the subdistrict of a place, the newest first.
   *
   * @throws DomainError {@code outside-service-area}
   */
  Page<MarketItemRow> near(Wgs84 place, @Nullable String cursor, int limit) {
    var located = areas.locate(place);
    var subdistrict = located.subdistrict();
    return listed(
        located.district().code(),
        subdistrict == null ? "" : subdistrict.code(),
        "",
        cursor,
        limit);
  }

  private Page<MarketItemRow> listed(
      String district, String subdistrict, String community, @Nullable String cursor, int limit) {
    var before = Cursor.beforeId(cursor);
    return page(rows.findListed(district, subdistrict, community, before, limit + 1), limit);
  }

  /** What one gives and takes, the newest first. */
  Page<MarketItemRow> mine(Actor actor, @Nullable String cursor, int limit) {
    var before = Cursor.beforeId(cursor);
    return page(rows.findOf(actor.accountId(), before, limit + 1), limit);
  }

  static Page<MarketItemRow> page(List<MarketItemRow> found, int limit) {
    return Page.cut(found, limit, row -> Cursor.of(row.id()));
  }

  /**
   * @throws DomainError {@code not-found} also for what others may not see
   */
  MarketItemRow read(Actor actor, long id) {
    return rows.find(id)
        .filter(row -> row.isSeenBy(actor.accountId()))
        .orElseThrow(DomainError::notFound);
  }

  /**
   * Takes back what one offered; who reserved it gets the points back. Twice is once.
   *
   * @throws DomainError {@code not-found}, {@code market-state}
   */
  MarketItemRow close(Actor actor, long id) {
    return transactions.write(
        () -> {
          var row = given(actor, id);
          if (row.state() != MarketState.CLOSED) {
            steps.end(row, MarketAction.CLOSE, MarketParty.GIVER, null);
          }
          return rows.find(id).orElseThrow();
        });
  }

  /** One of the actor's own. */
  MarketItemRow given(Actor actor, long id) {
    return rows.find(id)
        .filter(row -> row.isGivenBy(actor.accountId()))
        .orElseThrow(DomainError::notFound);
  }
}
