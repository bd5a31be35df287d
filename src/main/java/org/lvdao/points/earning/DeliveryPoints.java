package org.lvdao.points.earning;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lvdao.household.Delivery;
import org.lvdao.household.DeliveryReward;
import org.lvdao.household.Households;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.platform.database.StoredJson;
import org.lvdao.points.Earning;
import org.lvdao.points.Holder;
import org.lvdao.points.Ledger;
import org.lvdao.points.Source;
import org.lvdao.points.earning.Calculation.Facts;
import org.lvdao.points.earning.Calculation.Given;
import org.lvdao.points.earning.Calculation.Reason;

/**
 * Gives points for deliveries (厨余垃圾计量积分). The household's place in the ledger is locked first, so
 * that its caps hold however many deliveries come at once.
 */
@Singleton
class DeliveryPoints implements DeliveryReward {
  /** What the ledger calls the rule, whichever version of it: caps count by it. */
  private static final String RULE = "delivery";

  /** What a delivery was given at first. */
  private static final String DELIVERY = "delivery";

  /** What its grade gave beside. */
  private static final String GRADE = "delivery-grade";

  private static final int GRAM_DIGITS = 3;

  private final EarningRepository earnings;
  private final Households households;
  private final RuleBook book;
  private final Budget budget;
  private final Ledger ledger;
  private final StoredJson json;
  private final InstantSource clock;

  DeliveryPoints(
      EarningRepository earnings,
      Households households,
      RuleBook book,
      Budget budget,
      Ledger ledger,
      StoredJson json,
      InstantSource clock) {
    this.earnings = earnings;
    this.households = households;
    this.book = book;
    this.budget = budget;
    this.ledger = ledger;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public Reward reward(Delivery delivery) {
    var holder = holder(delivery);
    ledger.lock(holder);
    var version = book.inForce(delivery.district(), delivery.at()).orElse(null);
    boolean first = isFirst(delivery);
    var calculation = calculate(version, delivery, first, 0);
    if (!take(version, delivery, calculation.points())) {
      calculation = Calculation.nothing(Reason.BUDGET);
    }
    long points = calculation.points();
    var hold = points == 0 ? null : hold(version, delivery);
    var booked = points == 0 ? null : ledger.earn(earning(delivery, DELIVERY, points, hold)).id();
    earnings.insert(
        delivery.id(),
        delivery.householdId(),
        delivery.district(),
        delivery.at(),
        delivery.grams(),
        delivery.grade(),
        first && points > 0,
        version == null ? null : version.row().id(),
        points,
        json.write(calculation),
        booked,
        hold != null);
    return answer(version, calculation, hold);
  }

  /**
   * A delivery is graded once. What waits is given, in part or not at all; more is given beside.
   */
  @Override
  public Reward graded(Delivery delivery) {
    var row = earnings.find(delivery.id()).orElseThrow();
    ledger.lock(holder(delivery));
    var version = row.rulesId() == null ? null : book.version(row.rulesId());
    boolean first = row.firstOne() || isFirst(delivery);
    var calculation = calculate(version, delivery, first, row.points());
    long more = calculation.points() - row.points();
    if (more > 0 && !take(version, delivery, more)) {
      calculation = new Calculation(row.points(), read(row).parts(), Reason.BUDGET);
      more = 0;
    }
    settle(row, delivery, calculation.points());
    if (more > 0) {
      ledger.earn(earning(delivery, GRADE, more, null));
    } else if (more < 0) {
      budget.giveBack(delivery.district(), delivery.at(), delivery.sourceId(), -more);
    }
    earnings.change(
        delivery.id(),
        delivery.grade(),
        first && calculation.points() > 0,
        calculation.points(),
        json.write(calculation));
    return answer(version, calculation, null);
  }

  /** Who founds another household, or comes into one, has delivered for the first time before. */
  private boolean isFirst(Delivery delivery) {
    if (earnings.countFirst(List.of(delivery.householdId()), delivery.id()) > 0) {
      return false;
    }
    var former = households.formerOf(delivery.householdId());
    return former.isEmpty() || earnings.countFirst(former, delivery.id()) == 0;
  }

  @Override
  public void reversed(Delivery delivery) {
    ledger.lock(holder(delivery));
    earnings
        .find(delivery.id())
        .ifPresent(
            row -> {
              ledger.reverseAll(source(delivery, DELIVERY), words(delivery));
              ledger.reverseAll(source(delivery, GRADE), words(delivery));
              budget.giveBack(
                  delivery.district(), delivery.at(), delivery.sourceId(), row.points());
              earnings.delete(delivery.id());
            });
  }

  /** What was booked becomes what the grade left of it. */
  private void settle(EarningRow row, Delivery delivery, long points) {
    if (row.transactionId() == null) {
      return;
    }
    long kept = Math.min(points, row.points());
    boolean ended = !row.held();
    if (row.held()) {
      ended =
          (kept == 0
                  ? ledger.voidPending(row.transactionId(), words(delivery))
                  : ledger.post(row.transactionId(), kept, words(delivery)))
              .repeated();
    }
    if (ended && kept < row.points()) {
      ledger.reverse(row.transactionId(), row.points(), words(delivery));
      // A reversal comes once, and all of it may have to be taken back yet.
      if (kept > 0) {
        ledger.earn(earning(delivery, GRADE, kept, null));
      }
    }
  }

  /**
   * @param own what the delivery got before, which its caps do not count
   */
  private Calculation calculate(
      RuleBook.@Nullable Version version, Delivery delivery, boolean first, long own) {
    if (version == null) {
      return Calculation.nothing(Reason.NO_RULES);
    }
    var facts = new Facts(delivery.at(), delivery.grams(), delivery.grade(), first);
    return Calculation.of(version.rules(), facts, given(version.rules().caps(), delivery, own));
  }

  private Given given(EarningRules.Caps caps, Delivery delivery, long own) {
    var day = BusinessTime.dayOf(delivery.at());
    var monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    var month = day.withDayOfMonth(1);
    return new Given(
        earned(caps.day(), delivery, day, day.plusDays(1)) - own,
        earned(caps.week(), delivery, monday, monday.plusWeeks(1)) - own,
        earned(caps.month(), delivery, month, month.plusMonths(1)) - own);
  }

  /** Counted for a cap only: without one, nobody asks. */
  private long earned(@Nullable Integer cap, Delivery delivery, LocalDate from, LocalDate until) {
    return cap == null
        ? 0
        : ledger.earned(
            holder(delivery), RULE, BusinessTime.startOf(from), BusinessTime.startOf(until));
  }

  private boolean take(RuleBook.@Nullable Version version, Delivery delivery, long points) {
    return points == 0
        || budget.take(
            delivery.district(),
            delivery.at(),
            Objects.requireNonNull(version).rules().monthlyBudget(),
            delivery.sourceId(),
            points);
  }

  /** From when it arrived, so that what comes late waits as long. */
  private Earning.@Nullable Hold hold(RuleBook.@Nullable Version version, Delivery delivery) {
    int hours = Objects.requireNonNull(version).rules().holdHours();
    if (delivery.grade() != null || hours == 0) {
      return null;
    }
    return new Earning.Hold(clock.instant().plus(Duration.ofHours(hours)), true);
  }

  private static Earning earning(
      Delivery delivery, String kind, long points, Earning.@Nullable Hold hold) {
    return new Earning(
        holder(delivery),
        source(delivery, kind),
        delivery.memberId(),
        RULE,
        words(delivery),
        points,
        delivery.at(),
        hold);
  }

  private static Source source(Delivery delivery, String kind) {
    return new Source(kind, Long.toString(delivery.id()));
  }

  /** As the statement says it. */
  private static String words(Delivery delivery) {
    var kilograms = BigDecimal.valueOf(delivery.grams(), GRAM_DIGITS).stripTrailingZeros();
    return "厨余垃圾投放 " + kilograms.toPlainString() + " 公斤";
  }

  private static Holder holder(Delivery delivery) {
    return new Holder(delivery.householdId(), delivery.district());
  }

  private Calculation read(EarningRow row) {
    return json.read(row.calculation(), Calculation.class);
  }

  private static Reward answer(
      RuleBook.@Nullable Version version, Calculation calculation, Earning.@Nullable Hold hold) {
    var reason = calculation.reason();
    return new Reward(
        calculation.points(),
        version == null ? null : version.code(),
        reason != null ? reason.words() : hold == null ? null : waits(hold));
  }

  /** True also when it has ended. */
  private static String waits(Earning.Hold hold) {
    return "积分于评级后入账，最迟 " + BusinessTime.text(hold.until());
  }
}
