package org.lvdao.points.adjustment;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.AreaService;
import org.lvdao.household.Households;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.Cursor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Ids;
import org.lvdao.kernel.Page;
import org.lvdao.kernel.Role;
import org.lvdao.message.MessageKind;
import org.lvdao.message.NoticeEvent;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.outbox.Outbox;
import org.lvdao.points.Holder;
import org.lvdao.points.Ledger;
import org.lvdao.points.Source;
import org.lvdao.points.TransactionKind;
import org.lvdao.points.TwoPersons;

/**
 * Gives and takes points as staff decide (积分调整). One person alone may do a little; more waits for a
 * second one. A booked adjustment is never changed: another one makes it good.
 */
@Singleton
class Adjustments {
  private static final Role WHO = Role.ADMIN;

  private final AdjustmentRepository rows;
  private final Households households;
  private final Ledger ledger;
  private final TwoPersons persons;
  private final AreaService areas;
  private final AdjustmentSettings settings;
  private final AuditLog audit;
  private final Outbox outbox;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  Adjustments(
      AdjustmentRepository rows,
      Households households,
      Ledger ledger,
      TwoPersons persons,
      AreaService areas,
      AdjustmentSettings settings,
      AuditLog audit,
      Outbox outbox,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.rows = rows;
    this.households = households;
    this.ledger = ledger;
    this.persons = persons;
    this.areas = areas;
    this.settings = settings;
    this.audit = audit;
    this.outbox = outbox;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Books an adjustment, or lets it wait when it is more than one person may do in a month: what
   * counts is all of the month, so that none can be cut into small ones.
   *
   * @param points of the district the household lives in; negative to take them
   * @param note why, for the household to read
   * @throws DomainError {@code own-household}, {@code not-enough-points}, or naming what is wrong
   */
  AdjustmentRow propose(Actor actor, long householdId, long points, String note) {
    if (points == 0) {
      throw DomainError.field("/points", "points-zero");
    }
    return transactions.write(
        () -> {
          var home =
              households
                  .find(householdId)
                  .filter(one -> actor.may(WHO, AreaPath.ofDistrict(one.district())))
                  .orElseThrow(() -> DomainError.field("/householdId", "household-unknown"));
          persons.checkNotOwn(actor, householdId);
          // So that two at once do not both find the month's sum below the limit.
          ledger.lock(new Holder(householdId, home.district()));
          var now = clock.instant();
          long before = rows.sumAlone(householdId, BusinessTime.startOfMonth(now));
          boolean waits = before + Math.abs(points) > settings.alone();
          long id = ids.next();
          rows.insert(
              id,
              home.district(),
              householdId,
              points,
              note,
              (waits ? AdjustmentState.WAITING : AdjustmentState.BOOKED).name(),
              now,
              actor.accountId());
          var row = rows.find(id).orElseThrow();
          record(actor, "points-adjustment-proposed", row);
          if (!waits) {
            book(actor, row);
          }
          return row;
        });
  }

  /**
   * Those that wait, the longest waiting first.
   *
   * @throws DomainError {@code forbidden}, or naming the unknown district
   */
  Page<AdjustmentRow> waiting(Actor actor, String district, @Nullable String cursor, int limit) {
    areas.requireDistrict("?district", district);
    actor.require(WHO, AreaPath.ofDistrict(district));
    var after = Cursor.decode(cursor, 1);
    var found = rows.findWaiting(district, after == null ? 0 : after.number(0), limit + 1);
    return Page.cut(found, limit, row -> Cursor.of(row.id()));
  }

  /**
   * @throws DomainError {@code not-found} also for one of another district
   */
  AdjustmentRow read(Actor actor, long id) {
    return rows.find(id)
        .filter(row -> actor.may(WHO, AreaPath.ofDistrict(row.district())))
        .orElseThrow(DomainError::notFound);
  }

  /**
   * Books one that waits, or refuses it.
   *
   * @param version the actor has read
   * @param note why; needed when it is refused
   * @throws DomainError {@code not-found}, {@code stale-version}, {@code adjustment-decided},
   *     {@code second-person-needed}, {@code own-household}, {@code not-enough-points}, or naming
   *     the note that is missing
   */
  AdjustmentRow decide(Actor actor, long id, long version, boolean accept, @Nullable String note) {
    if (!accept && note == null) {
      throw DomainError.field("/note", "required");
    }
    return transactions.write(
        () -> {
          var row = read(actor, id);
          if (row.version() != version) {
            throw DomainError.of(CommonProblem.STALE_VERSION);
          }
          if (row.state() != AdjustmentState.WAITING) {
            throw DomainError.of(AdjustmentProblem.ADJUSTMENT_DECIDED);
          }
          persons.check(actor, row.householdId(), row.proposedBy());
          var state = accept ? AdjustmentState.BOOKED : AdjustmentState.REFUSED;
          int changed =
              rows.decide(id, version, state.name(), clock.instant(), actor.accountId(), note);
          if (changed == 0) {
            throw DomainError.of(CommonProblem.STALE_VERSION);
          }
          if (accept) {
            book(actor, row);
          } else {
            record(actor, "points-adjustment-refused", row);
          }
          return rows.find(id).orElseThrow();
        });
  }

  private void book(Actor actor, AdjustmentRow row) {
    var source = new Source("adjustment", Long.toString(row.id()));
    var holder = new Holder(row.householdId(), row.district());
    // The note is not for the ledger, which nobody can erase.
    ledger.adjust(holder, source, TransactionKind.ADJUSTED.label(), row.points());
    record(actor, "points-adjusted", row);
    for (var member : households.members(row.householdId())) {
      outbox.publish(
          new NoticeEvent(
              row.id(),
              row.version(),
              MessageKind.POINTS_ADJUSTED,
              member.accountId(),
              clock.instant(),
              Map.of("points", "%+d".formatted(row.points()), "reason", row.note()),
              "/points/entries"));
    }
  }

  private void record(Actor actor, String action, AdjustmentRow row) {
    audit.record(
        actor,
        action,
        "points-adjustment",
        Long.toString(row.id()),
        row.district(),
        Map.of("household", Long.toString(row.householdId()), "points", row.points()));
  }
}
