package org.lvdao.points.spending;

import jakarta.inject.Singleton;
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
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.database.Transactions;
import org.lvdao.points.TwoPersons;

/** Cash that somebody of staff must approve before it is paid (返现审批). */
@Singleton
class CashRequests {
  private final RedemptionRepository rows;
  private final RedemptionEnds ends;
  private final CashNotices notices;
  private final TwoPersons persons;
  private final AreaService areas;
  private final AuditLog audit;
  private final Transactions transactions;

  CashRequests(
      RedemptionRepository rows,
      RedemptionEnds ends,
      CashNotices notices,
      TwoPersons persons,
      AreaService areas,
      AuditLog audit,
      Transactions transactions) {
    this.rows = rows;
    this.ends = ends;
    this.notices = notices;
    this.persons = persons;
    this.areas = areas;
    this.audit = audit;
    this.transactions = transactions;
  }

  /**
   * Those that wait, the longest waiting first.
   *
   * @throws DomainError {@code forbidden}, or naming the unknown district
   */
  Page<RedemptionRow> waiting(Actor actor, String district, @Nullable String cursor, int limit) {
    areas.requireDistrict("?district", district);
    actor.require(Role.ADMIN, AreaPath.ofDistrict(district));
    var after = Cursor.decode(cursor, 1);
    var found = rows.findRequested(district, after == null ? 0 : after.number(0), limit + 1);
    return Page.cut(found, limit, row -> Cursor.of(row.id()));
  }

  /**
   * Also one that waits no longer.
   *
   * @throws DomainError {@code not-found} also for one of another district, or that is no cash
   */
  RedemptionRow read(Actor actor, long id) {
    return rows.find(id)
        .filter(row -> row.kind() == RewardKind.CASH)
        .filter(row -> actor.may(Role.ADMIN, AreaPath.ofDistrict(row.district())))
        .orElseThrow(DomainError::notFound);
  }

  /**
   * Approves cash that waits, or refuses it, and then the points come back.
   *
   * @param version the actor has read
   * @param note why; told to the household when it is refused, and needed then
   * @throws DomainError {@code not-found}, {@code stale-version}, {@code redemption-state}, {@code
   *     second-person-needed}, {@code own-household}, or naming the note that is missing
   */
  RedemptionRow decide(Actor actor, long id, long version, boolean accept, @Nullable String note) {
    if (!accept && note == null) {
      throw DomainError.field("/note", "required");
    }
    return transactions.write(
        () -> {
          var row = read(actor, id);
          if (row.version() != version) {
            throw DomainError.of(CommonProblem.STALE_VERSION);
          }
          if (row.state() != RedemptionState.REQUESTED) {
            throw RedemptionEnds.notWaiting(row);
          }
          persons.check(actor, row.householdId(), row.memberId());
          audit.record(
              actor,
              accept ? "cash-approved" : "cash-refused",
              "redemption",
              Long.toString(id),
              row.district(),
              Map.of("amountFen", row.cash(), "household", Long.toString(row.householdId())));
          if (accept) {
            if (rows.approve(id, version, actor.accountId()) == 0) {
              throw DomainError.of(CommonProblem.STALE_VERSION);
            }
            return rows.find(id).orElseThrow();
          }
          var refused = ends.giveBack(row, RedemptionState.REFUSED, actor.accountId(), note);
          notices.refused(refused);
          return refused;
        });
  }
}
