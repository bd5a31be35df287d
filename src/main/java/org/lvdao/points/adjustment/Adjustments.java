package org.lvdao.points.adjustment;

import jakarta.inject.Singleton;
import java.time.InstantSource;
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
import org.lvdao.platform.database.Transactions;
import org.lvdao.points.Holder;
import org.lvdao.points.Ledger;
import org.lvdao.points.TwoPersons;
import org.lvdao.points.spending.Refunds;

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
  private final AdjustmentBooking booking;
  private final Refunds refunds;
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
      AdjustmentBooking booking,
      Refunds refunds,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.rows = rows;
    this.households = households;
    this.ledger = ledger;
    this.persons = persons;
    this.areas = areas;
    this.settings = settings;
    this.booking = booking;
    this.refunds = refunds;
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
    var home =
        households
            .find(householdId)
            .filter(one -> actor.may(WHO, AreaPath.ofDistrict(one.district())))
            .orElseThrow(() -> DomainError.field("/householdId", "household-unknown"));
    return propose(actor, new Holder(householdId, home.district()), points, note, null);
  }

  /**
   * Gives the points of a redemption back, in the same way.
   *
   * @throws DomainError {@code not-found} also for one of another district, {@code own-household},
   *     {@code redemption-state} when it was not given, or is refunded
   */
  AdjustmentRow refund(Actor actor, long redemptionId, String note) {
    var taken =
        refunds
            .find(redemptionId)
            .filter(one -> actor.may(WHO, AreaPath.ofDistrict(one.holder().district())))
            .orElseThrow(DomainError::notFound);
    return propose(actor, taken.holder(), taken.points(), note, redemptionId);
  }

  private AdjustmentRow propose(
      Actor actor, Holder holder, long points, String note, @Nullable Long redemptionId) {
    persons.checkNotOwn(actor, holder.id());
    return transactions.write(
        () -> {
          // So that two at once do not both find the month's sum below the limit.
          households.lock(holder.id());
          ledger.lock(holder);
          if (redemptionId != null) {
            refunds.check(redemptionId);
          }
          var now = clock.instant();
          long before = rows.sumAlone(holder.id(), BusinessTime.startOfMonth(now));
          boolean waits = before + Math.abs(points) > settings.alone();
          long id = ids.next();
          rows.insert(
              id,
              holder.district(),
              holder.id(),
              points,
              redemptionId,
              note,
              (waits ? AdjustmentState.WAITING : AdjustmentState.BOOKED).name(),
              now,
              actor.accountId());
          var row = rows.find(id).orElseThrow();
          booking.record(actor, "points-adjustment-proposed", row);
          if (!waits) {
            booking.book(actor, row);
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
            booking.book(actor, row);
          } else {
            booking.record(actor, "points-adjustment-refused", row);
          }
          return rows.find(id).orElseThrow();
        });
  }
}
