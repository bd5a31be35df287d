package org.lvdao.pickup.recyclables;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.Cursor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Ids;
import org.lvdao.kernel.Page;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.database.Transactions;

/** All household waste of a district (生活垃圾产生量), as staff enter it by month. */
@Singleton
class WasteTotals {
  private final WasteTotalRepository rows;
  private final RecyclablesScope scope;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  WasteTotals(
      WasteTotalRepository rows,
      RecyclablesScope scope,
      AuditLog audit,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.rows = rows;
    this.scope = scope;
    this.audit = audit;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /** The newest first, with those that were corrected. */
  Page<WasteTotalRow> list(Actor actor, String district, @Nullable String cursor, int limit) {
    scope.requireSight(actor, district);
    var before = Cursor.beforeId(cursor);
    return Page.cut(rows.findAll(district, before, limit + 1), limit, row -> Cursor.of(row.id()));
  }

  /**
   * Enters a total; one of the same month counts no more, and stays.
   *
   * @throws DomainError {@code forbidden}, or naming what is wrong
   */
  WasteTotalRow enter(
      Actor actor, String district, YearMonth month, long grams, @Nullable String note) {
    scope.requireAdministration(actor, district);
    if (month.isAfter(YearMonth.from(BusinessTime.dayOf(clock.instant())))) {
      throw DomainError.field("/month", "month-to-come");
    }
    return transactions.write(
        () -> {
          var row =
              new WasteTotalRow(
                  ids.next(),
                  district,
                  month.toString(),
                  grams,
                  note,
                  clock.instant(),
                  actor.accountId());
          rows.insert(row);
          audit.record(
              actor,
              "waste-total-entered",
              "waste-total",
              Long.toString(row.id()),
              district,
              Map.of("month", row.month(), "grams", grams));
          return row;
        });
  }
}
