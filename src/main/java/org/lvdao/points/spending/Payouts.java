package org.lvdao.points.spending;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.AreaService;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.Cursor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Ids;
import org.lvdao.kernel.Page;
import org.lvdao.kernel.Role;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.database.Transactions;

/**
 * Pays approved cash in batches (打款批次). A redemption is in one payout at most, ever: when its
 * payment fails it has ended, and the household asks anew.
 */
@Singleton
class Payouts {
  /** WeChat takes no more in one batch of transfers (商家转账批次). */
  static final int MOST = 1_000;

  private final PayoutRepository rows;
  private final RedemptionRepository redemptions;
  private final AreaService areas;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  Payouts(
      PayoutRepository rows,
      RedemptionRepository redemptions,
      AreaService areas,
      AuditLog audit,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.rows = rows;
    this.redemptions = redemptions;
    this.areas = areas;
    this.audit = audit;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Makes a payout of what is approved and in none yet, at most {@link #MOST}.
   *
   * @throws DomainError {@code nothing-to-pay}, {@code forbidden}, or naming the unknown district
   */
  PayoutView make(Actor actor, String district) {
    areas.requireDistrict("/district", district);
    actor.require(Role.ADMIN, AreaPath.ofDistrict(district));
    return transactions.write(
        () -> {
          long id = ids.next();
          int count = redemptions.putInto(id, district, MOST);
          if (count == 0) {
            throw DomainError.of(SpendingProblem.NOTHING_TO_PAY);
          }
          var sums = redemptions.sums(List.of(id));
          long amount = sums.stream().mapToLong(PayoutSum::amountFen).sum();
          var row = new PayoutRow(id, district, count, amount, clock.instant(), actor.accountId());
          rows.insert(row);
          record(actor, "payout-made", row, Map.of("redemptions", count, "amountFen", amount));
          return view(rows.find(id).orElseThrow());
        });
  }

  /**
   * The newest first.
   *
   * @throws DomainError {@code forbidden}, or naming the unknown district
   */
  Page<PayoutView> list(Actor actor, String district, @Nullable String cursor, int limit) {
    areas.requireDistrict("?district", district);
    actor.require(Role.ADMIN, AreaPath.ofDistrict(district));
    var before = Cursor.beforeId(cursor);
    var page =
        Page.cut(rows.findOf(district, before, limit + 1), limit, row -> Cursor.of(row.id()));
    var payoutIds = page.items().stream().map(PayoutRow::id).toList();
    var sums = payoutIds.isEmpty() ? List.<PayoutSum>of() : redemptions.sums(payoutIds);
    return page.map(row -> PayoutView.of(row, sums));
  }

  /**
   * @throws DomainError {@code not-found} also for one of another district
   */
  PayoutRow read(Actor actor, long id) {
    return rows.find(id)
        .filter(row -> actor.may(Role.ADMIN, AreaPath.ofDistrict(row.district())))
        .orElseThrow(DomainError::notFound);
  }

  PayoutView view(PayoutRow row) {
    return PayoutView.of(row, redemptions.sums(List.of(row.id())));
  }

  /** What the office that pays needs; who took it away, and when, is kept. */
  String file(Actor actor, PayoutRow row) {
    record(actor, "payout-downloaded", row, Map.of("redemptions", row.redemptions()));
    return PayoutFile.of(redemptions.findOfPayout(row.id()));
  }

  private void record(Actor actor, String action, PayoutRow row, Map<String, ?> details) {
    audit.record(actor, action, "payout", Long.toString(row.id()), row.district(), details);
  }
}
