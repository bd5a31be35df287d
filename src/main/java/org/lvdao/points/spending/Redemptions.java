package org.lvdao.points.spending;

import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.household.Households;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Cursor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Page;
import org.lvdao.platform.database.Transactions;

/** What a household got for its points, and what it takes back (兑换记录). */
@Singleton
class Redemptions {
  private final RedemptionRepository rows;
  private final VoucherRepository vouchers;
  private final RedemptionEnds ends;
  private final Households households;
  private final Transactions transactions;

  Redemptions(
      RedemptionRepository rows,
      VoucherRepository vouchers,
      RedemptionEnds ends,
      Households households,
      Transactions transactions) {
    this.rows = rows;
    this.vouchers = vouchers;
    this.ends = ends;
    this.households = households;
    this.transactions = transactions;
  }

  /**
   * Where one's household lives.
   *
   * @throws DomainError {@code no-household}
   */
  String district(Actor actor) {
    return households.mine(actor).district();
  }

  /** Those of one's household, the newest first. */
  Page<RedemptionRow> list(Actor actor, @Nullable String cursor, int limit) {
    var home = households.mine(actor);
    var before = Cursor.beforeId(cursor);
    var found = rows.findOf(home.id(), before, limit + 1);
    return Page.cut(found, limit, row -> Cursor.of(row.id()));
  }

  /**
   * @throws DomainError {@code not-found} also for one of another household
   */
  RedemptionRow read(Actor actor, long id) {
    var home = households.mine(actor);
    return rows.find(id)
        .filter(row -> row.householdId() == home.id())
        .orElseThrow(DomainError::notFound);
  }

  /** The codes it got; none unless it is one of vouchers. */
  List<String> vouchers(RedemptionRow row) {
    return row.kind() == RewardKind.VOUCHER ? vouchers.findOf(row.id()) : List.of();
  }

  /**
   * Takes back goods that wait to be picked up, or cash that is in no payout yet. Twice is once.
   *
   * @throws DomainError {@code redemption-state} when it has ended, or is being paid
   */
  RedemptionRow cancel(Actor actor, long id) {
    return transactions.write(
        () -> {
          var row = read(actor, id);
          if (row.state() == RedemptionState.CANCELLED) {
            return row;
          }
          if (!row.state().isRevocable()) {
            throw RedemptionEnds.notWaiting(row);
          }
          return ends.giveBack(row, RedemptionState.CANCELLED, actor.accountId(), null);
        });
  }

  /** Ends one nobody came for; false when it does not wait any more. */
  boolean expire(long id) {
    var row = rows.find(id).orElseThrow();
    if (row.state() != RedemptionState.RESERVED) {
      return false;
    }
    ends.giveBack(row, RedemptionState.EXPIRED, null, null);
    return true;
  }
}
