package org.lvdao.points.earning;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.DomainError;

/** What rules would have given for the deliveries of last month. */
@Singleton
class Trial {
  private static final int PAGE = 1_000;

  private final EarningRepository earnings;
  private final RuleBook book;
  private final BudgetCaps caps;
  private final InstantSource clock;

  Trial(EarningRepository earnings, RuleBook book, BudgetCaps caps, InstantSource clock) {
    this.earnings = earnings;
    this.book = book;
    this.caps = caps;
    this.clock = clock;
  }

  /**
   * What came out.
   *
   * @param month the month before this one, such as {@code 2026-10}
   * @param deliveries how many were judged
   * @param households how many made them
   * @param pointsThen what they got
   * @param pointsNow what they would get, without regard to the budget
   * @param rewardedThen how many deliveries got something
   * @param rewardedNow how many would
   * @param reasons how many would get nothing, or less, for which reason
   * @param overBudget by how many points the budget of the month, or the district's cap, would be
   *     exceeded; 0 for none
   */
  @Serdeable
  record Outcome(
      String month,
      long deliveries,
      long households,
      long pointsThen,
      long pointsNow,
      long rewardedThen,
      long rewardedNow,
      Map<Calculation.Reason, Long> reasons,
      long overBudget) {}

  /**
   * Changes nothing, and takes as long as there are deliveries. Weekly caps are counted from the
   * first of the month on.
   *
   * @throws DomainError {@code forbidden}, or naming what is wrong
   */
  Outcome run(Actor actor, String district, EarningRules rules) {
    book.check(actor, district, rules);
    var month = YearMonth.from(BusinessTime.dayOf(clock.instant())).minusMonths(1);
    var run = new Run(month, rules, caps.lower(district, rules.monthlyBudget()));
    var at = BusinessTime.startOf(month.atDay(1));
    var to = BusinessTime.startOf(month.plusMonths(1).atDay(1));
    long last = 0;
    for (var page = earnings.findAfter(district, at, last, to, PAGE);
        !page.isEmpty();
        page = earnings.findAfter(district, at, last, to, PAGE)) {
      page.forEach(run::judge);
      at = page.getLast().at();
      last = page.getLast().deliveryId();
    }
    return run.outcome();
  }

  private static final class Run {
    private final YearMonth month;
    private final EarningRules rules;
    private final long budget;
    private final Map<Long, Days> households = new HashMap<>();
    private final Map<Calculation.Reason, Long> reasons = new EnumMap<>(Calculation.Reason.class);
    private long deliveries;
    private long pointsThen;
    private long pointsNow;
    private long rewardedThen;
    private long rewardedNow;

    Run(YearMonth month, EarningRules rules, long budget) {
      this.month = month;
      this.rules = rules;
      this.budget = budget;
    }

    void judge(EarningRow row) {
      var days = households.computeIfAbsent(row.householdId(), id -> new Days());
      var day = BusinessTime.dayOf(row.at());
      var facts = new Calculation.Facts(row.at(), row.grams(), row.grade(), row.firstOne());
      var now = Calculation.of(rules, facts, days.given(day));
      days.add(now.points());
      deliveries++;
      pointsThen += row.points();
      pointsNow += now.points();
      rewardedThen += row.points() > 0 ? 1 : 0;
      rewardedNow += now.points() > 0 ? 1 : 0;
      if (now.reason() != null) {
        reasons.merge(now.reason(), 1L, Long::sum);
      }
    }

    Outcome outcome() {
      return new Outcome(
          month.toString(),
          deliveries,
          households.size(),
          pointsThen,
          pointsNow,
          rewardedThen,
          rewardedNow,
          reasons,
          Math.max(0, pointsNow - budget));
    }
  }

  /** What a household has by then, its deliveries coming in their order. */
  private static final class Days {
    private LocalDate day = LocalDate.MIN;
    private long ofDay;
    private long ofWeek;
    private long ofMonth;

    Calculation.Given given(LocalDate next) {
      if (!next.equals(day)) {
        ofDay = 0;
        if (!monday(next).equals(monday(day))) {
          ofWeek = 0;
        }
        day = next;
      }
      return new Calculation.Given(ofDay, ofWeek, ofMonth);
    }

    void add(long points) {
      ofDay += points;
      ofWeek += points;
      ofMonth += points;
    }

    private static LocalDate monday(LocalDate day) {
      return day.equals(LocalDate.MIN) ? day : day.with(ChronoField.DAY_OF_WEEK, 1);
    }
  }
}
