package org.lvdao.pickup.market;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.AreaService;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.Cursor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Page;
import org.lvdao.kernel.Role;
import org.lvdao.message.MessageKind;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.content.ContentCheck;
import org.lvdao.platform.database.Transactions;

/**
 * What may be offered. A machine judges the words, a dispatcher looks at each thing before others
 * see it, and residents say when something is wrong with it.
 */
@Singleton
class Moderation {
  private final MarketItemRepository rows;
  private final Market market;
  private final MarketSteps steps;
  private final MarketNotices notices;
  private final AreaService areas;
  private final AuditLog audit;
  private final Transactions transactions;
  private final InstantSource clock;

  Moderation(
      MarketItemRepository rows,
      Market market,
      MarketSteps steps,
      MarketNotices notices,
      AreaService areas,
      AuditLog audit,
      Transactions transactions,
      InstantSource clock) {
    this.rows = rows;
    this.market = market;
    this.steps = steps;
    this.notices = notices;
    this.areas = areas;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Keeps what the check said of the words, once. */
  void judge(long id, ContentCheck.Verdict verdict) {
    transactions.run(
        () -> {
          var row = rows.find(id).orElse(null);
          if (row == null || row.state() != MarketState.CHECKING) {
            return;
          }
          if (verdict.kind() == ContentCheck.Kind.REJECT) {
            refuse(row, MarketParty.SYSTEM, "文字内容未通过自动审核（" + verdict.label() + "）");
          } else {
            steps.open(row, MarketAction.PASS, MarketParty.SYSTEM, verdict.label());
          }
        });
  }

  private void refuse(MarketItemRow row, MarketParty by, String note) {
    steps.end(row, MarketAction.REFUSE, by, note);
    notices.tell(row, MessageKind.MARKET_REFUSED, row.giverAccountId());
  }

  /**
   * A dispatcher's decision: others may see it, or may not, or not any more.
   *
   * @param version the actor has read
   * @param note why not; null when they may
   * @throws DomainError {@code not-found}, {@code stale-version}, {@code market-state}
   */
  MarketItemRow decide(Actor actor, long id, long version, @Nullable String note) {
    return transactions.write(
        () -> {
          var row = read(actor, id);
          if (row.version() != version) {
            throw DomainError.of(CommonProblem.STALE_VERSION);
          }
          if (note == null) {
            steps.open(row, MarketAction.ACCEPT, MarketParty.DISPATCHER, null);
            rows.clearAbuses(id);
            notices.tell(row, MessageKind.MARKET_LISTED, row.giverAccountId());
          } else {
            refuse(row, MarketParty.DISPATCHER, note.strip());
          }
          audit.record(
              actor,
              "market-item-decided",
              "market-item",
              Long.toString(id),
              row.district(),
              Map.of("accept", note == null));
          return rows.find(id).orElseThrow();
        });
  }

  /**
   * @throws DomainError {@code not-found} outside the actor's areas
   */
  MarketItemRow read(Actor actor, long id) {
    return rows.find(id)
        .filter(row -> actor.may(Role.DISPATCHER, path(row)))
        .orElseThrow(DomainError::notFound);
  }

  private AreaPath path(MarketItemRow row) {
    return areas
        .find(row.community())
        .map(area -> area.path())
        .orElse(AreaPath.ofDistrict(row.district()));
  }

  /**
   * What is in a state, the newest first.
   *
   * @throws DomainError {@code forbidden}
   */
  Page<MarketItemRow> list(
      Actor actor, String district, MarketState state, @Nullable String cursor, int limit) {
    areas.requireDistrict("?district", district);
    actor.require(Role.DISPATCHER, AreaPath.ofDistrict(district));
    var before = Cursor.beforeId(cursor);
    return Market.page(rows.findOfDistrict(district, state.name(), before, limit + 1), limit);
  }

  /**
   * Somebody finds something wrong with what they see; each counts once.
   *
   * @throws DomainError {@code not-found}, {@code own-item}
   */
  void reportAbuse(Actor actor, long id, AbuseReason reason) {
    transactions.run(
        () -> {
          var row = market.read(actor, id);
          if (row.isGivenBy(actor.accountId())) {
            throw DomainError.of(MarketProblem.OWN_ITEM);
          }
          if (rows.addAbuse(id, actor.accountId(), reason.name(), clock.instant()) == 0) {
            return;
          }
          rows.countAbuse(id);
          var now = rows.find(id).orElseThrow();
          if (now.state() == MarketState.LISTED && now.isDoubtful()) {
            steps.open(now, MarketAction.DOUBT, MarketParty.SYSTEM, null);
          }
        });
  }
}
