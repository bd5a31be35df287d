package org.lvdao.points.spending;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.lvdao.area.AreaService;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Ids;
import org.lvdao.kernel.Role;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.database.DatabaseFaults;
import org.lvdao.platform.database.Transactions;

/** What points buy in each district (兑换目录). */
@Singleton
class Rewards {
  private final RewardRepository rows;
  private final AreaService areas;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  Rewards(
      RewardRepository rows,
      AreaService areas,
      AuditLog audit,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.rows = rows;
    this.areas = areas;
    this.audit = audit;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /** What residents may choose from, the cheapest first. */
  List<RewardRow> offered(String district) {
    areas.requireDistrict("?district", district);
    return rows.findAll(district, false);
  }

  /**
   * Also those that are not offered.
   *
   * @throws DomainError {@code forbidden}
   */
  List<RewardRow> all(Actor actor, String district) {
    areas.requireDistrict("?district", district);
    actor.require(Role.ADMIN, AreaPath.ofDistrict(district));
    return rows.findAll(district, true);
  }

  /**
   * @throws DomainError {@code not-found}
   */
  RewardRow read(Actor actor, long id) {
    return rows.find(id)
        .filter(row -> actor.may(Role.ADMIN, AreaPath.ofDistrict(row.district())))
        .orElseThrow(DomainError::notFound);
  }

  /**
   * Adds a reward. Vouchers have none in stock until codes are loaded, cash and donations have no
   * end.
   *
   * @throws DomainError {@code forbidden}, {@code reward-exists}, or naming what is wrong
   */
  RewardRow add(
      Actor actor, String district, String code, RewardKind kind, long stock, RewardText text) {
    areas.requireDistrict("/district", district);
    actor.require(Role.ADMIN, AreaPath.ofDistrict(district));
    if (kind != RewardKind.GOODS && stock != 0) {
      throw DomainError.field("/stock", "reward-stock");
    }
    checkCash(kind, text, "/text/amountFen");
    try {
      return transactions.write(
          () -> {
            long id = ids.next();
            rows.insert(
                id,
                district,
                code,
                kind.name(),
                text.name().strip(),
                text.description().strip(),
                text.points(),
                text.amountFen(),
                kind == RewardKind.DONATION || kind == RewardKind.CASH ? null : stock,
                text.lowStock(),
                text.mostPerMonth(),
                text.offered(),
                clock.instant());
            var row = rows.find(id).orElseThrow();
            record(actor, "reward-added", row, Map.of("points", row.points(), "stock", stock));
            return row;
          });
    } catch (RuntimeException failure) {
      if (DatabaseFaults.isDuplicateKey(failure)) {
        throw DomainError.of(SpendingProblem.REWARD_EXISTS).with("code", code);
      }
      throw failure;
    }
  }

  /**
   * Changes what is said of a reward and asked for it; who has it already keeps it as it was.
   *
   * @param version the actor has read
   * @throws DomainError {@code not-found}, {@code stale-version}
   */
  RewardRow change(Actor actor, long id, long version, RewardText text) {
    return transactions.write(
        () -> {
          checkCash(read(actor, id).kind(), text, "/amountFen");
          int changed =
              rows.change(
                  id,
                  version,
                  text.name().strip(),
                  text.description().strip(),
                  text.points(),
                  text.amountFen(),
                  text.lowStock(),
                  text.mostPerMonth(),
                  text.offered());
          if (changed == 0) {
            throw DomainError.of(CommonProblem.STALE_VERSION);
          }
          var row = rows.find(id).orElseThrow();
          record(
              actor,
              "reward-changed",
              row,
              Map.of("points", row.points(), "offered", row.offered()));
          return row;
        });
  }

  /**
   * Puts goods into stock or takes them out, while others may be redeeming them.
   *
   * @param more negative takes out
   * @throws DomainError {@code reward-out-of-stock} when fewer are left, or naming what is wrong
   */
  RewardRow addStock(Actor actor, long id, long more) {
    return transactions.write(
        () -> {
          var row = read(actor, id);
          if (row.kind() != RewardKind.GOODS) {
            throw DomainError.field("/more", "reward-stock");
          }
          if (rows.addStock(id, more) == 0) {
            throw outOfStock(row);
          }
          record(actor, "reward-stocked", row, Map.of("more", more));
          return rows.find(id).orElseThrow();
        });
  }

  private static void checkCash(RewardKind kind, RewardText text, String pointer) {
    if ((kind == RewardKind.CASH) != (text.amountFen() != null)) {
      throw DomainError.field(pointer, "reward-amount");
    }
  }

  static DomainError outOfStock(RewardRow row) {
    return DomainError.of(SpendingProblem.REWARD_OUT_OF_STOCK)
        .with("name", row.name())
        .with("left", row.stock() == null ? 0 : row.stock());
  }

  private void record(Actor actor, String action, RewardRow row, Map<String, ?> details) {
    audit.record(actor, action, "reward", Long.toString(row.id()), row.district(), details);
  }
}
