package org.lvdao.points.earning;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.AreaService;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Role;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.database.Transactions;
import org.lvdao.points.MonthlyBudget;

/**
 * The caps of the districts' budgets (预算上限). Who writes a district's rules cannot raise its cap:
 * only who administers everything can.
 */
@Singleton
class BudgetCaps implements MonthlyBudget {
  private static final long UNLIMITED = Long.MAX_VALUE;

  private final BudgetCapRepository caps;
  private final BudgetRepository buckets;
  private final RuleBook book;
  private final AreaService areas;
  private final AuditLog audit;
  private final Transactions transactions;
  private final InstantSource clock;

  BudgetCaps(
      BudgetCapRepository caps,
      BudgetRepository buckets,
      RuleBook book,
      AreaService areas,
      AuditLog audit,
      Transactions transactions,
      InstantSource clock) {
    this.caps = caps;
    this.buckets = buckets;
    this.book = book;
    this.areas = areas;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * The lower of what the rules say and the cap.
   *
   * @param ofRules null for no limit
   */
  long lower(String district, @Nullable Long ofRules) {
    var cap = caps.find(district).map(BudgetCapRow::monthly).orElse(UNLIMITED);
    return Math.min(cap, ofRules == null ? UNLIMITED : ofRules);
  }

  /**
   * @throws DomainError {@code not-found}, or {@code forbidden} for who neither administers nor
   *     supervises the district
   */
  BudgetCapRow read(Actor actor, String district) {
    requireDistrict(district);
    if (!actor.may(Role.SUPERVISOR, AreaPath.ofDistrict(district))) {
      actor.require(Role.ADMIN, AreaPath.ofDistrict(district));
    }
    return find(district);
  }

  /**
   * Sets the cap, from the next points on.
   *
   * @param version the actor has read; 0 when there was none
   * @param monthly null for none
   * @throws DomainError {@code not-found}, {@code forbidden}, {@code stale-version}
   */
  BudgetCapRow change(Actor actor, String district, long version, @Nullable Long monthly) {
    requireDistrict(district);
    actor.require(Role.ADMIN, AreaPath.EVERYWHERE);
    return transactions.write(
        () -> {
          var now = clock.instant();
          caps.open(district, now, actor.accountId());
          var before = find(district).monthly();
          if (caps.change(district, version, monthly, now, actor.accountId()) == 0) {
            throw DomainError.of(CommonProblem.STALE_VERSION);
          }
          audit.record(
              actor,
              "points-budget-capped",
              "points-budget",
              district,
              district,
              Map.of("before", String.valueOf(before), "after", String.valueOf(monthly)));
          return find(district);
        });
  }

  private BudgetCapRow find(String district) {
    return caps.find(district).orElse(BudgetCapRow.none(district));
  }

  private void requireDistrict(String district) {
    if (!areas.isDistrict(district)) {
      throw DomainError.notFound();
    }
  }

  /** By the rules of today, or of the day of the month that is nearest to it. */
  @Override
  public Standing of(String district, YearMonth month) {
    var today = BusinessTime.dayOf(clock.instant());
    var first = month.atDay(1);
    var last = month.atEndOfMonth();
    var day = today.isBefore(first) ? first : today.isAfter(last) ? last : today;
    var rules = book.inForce(district, BusinessTime.startOf(day)).orElse(null);
    long budget = lower(district, rules == null ? null : rules.rules().monthlyBudget());
    long given = buckets.used(district, first);
    return budget == UNLIMITED
        ? new Standing(month.toString(), null, given, null)
        : new Standing(month.toString(), budget, given, Math.max(0, budget - given));
  }
}
