package org.lvdao.points.earning;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.BusinessTime;

/**
 * How many points a delivery gets. Each step rounds down, in the order of {@link PartKind}; the
 * parts add up to the points.
 *
 * @param points not negative
 * @param reason why there are none, or fewer than the parts before the cap; null when there is none
 */
@Serdeable
record Calculation(long points, List<Part> parts, @Nullable Reason reason) {
  private static final int GRAMS_PER_KILOGRAM = 1_000;

  /**
   * What is judged.
   *
   * @param at when it was made
   * @param grams not negative
   * @param grade null: not judged
   * @param first whether none of the household counted before
   */
  record Facts(Instant at, long grams, @Nullable String grade, boolean first) {}

  /** What the household has for other deliveries of the same day, week and month. */
  record Given(long day, long week, long month) {
    static final Given NOTHING = new Given(0, 0, 0);
  }

  /** Why a delivery earned nothing, or less. */
  @Serdeable
  enum Reason {
    /** The district had no rules at the moment, so there is nothing to say about points. */
    NO_RULES(null),
    /** Lighter than what counts. */
    TOO_LIGHT("未达到起积重量"),
    /** Outside the opening hours. */
    CLOSED("不在投放时段内"),
    /** Its grade earns nothing. */
    GRADE("分类不合格，不予积分"),
    /** The household has all it can get that day, week or month. */
    CAP("已达到本户积分上限"),
    /** The district has given all it gives that month. */
    BUDGET("本区本月积分预算已用完");

    private final @Nullable String words;

    Reason(@Nullable String words) {
      this.words = words;
    }

    /** As residents read it. */
    @Nullable String words() {
      return words;
    }
  }

  /** A step of the calculation. */
  @Serdeable
  enum PartKind {
    DELIVERY,
    WEIGHT,
    /** What the grade added or took. */
    GRADE,
    BONUS_DAYS,
    FIRST,
    /** What was over a cap, negative. */
    CAP
  }

  /**
   * What a rule gave or took.
   *
   * @param points never 0
   */
  @Serdeable
  record Part(PartKind kind, long points) {}

  static Calculation nothing(Reason reason) {
    return new Calculation(0, List.of(), reason);
  }

  static Calculation of(EarningRules rules, Facts facts, Given given) {
    if (facts.grams() < rules.leastGrams()) {
      return nothing(Reason.TOO_LIGHT);
    }
    if (!rules.isOpen(facts.at())) {
      return nothing(Reason.CLOSED);
    }
    if (rules.percent(facts.grade()) == 0) {
      return nothing(Reason.GRADE);
    }
    var sum = new Sum();
    sum.add(PartKind.DELIVERY, rules.perDelivery());
    sum.add(PartKind.WEIGHT, facts.grams() * rules.perKilogram() / GRAMS_PER_KILOGRAM);
    sum.multiply(PartKind.GRADE, rules.percent(facts.grade()));
    sum.multiply(PartKind.BONUS_DAYS, rules.bonusPercent(BusinessTime.dayOf(facts.at())));
    if (facts.first()) {
      sum.add(PartKind.FIRST, rules.firstDelivery());
    }
    long over = Math.max(0, sum.points - left(rules.caps(), given));
    sum.add(PartKind.CAP, -over);
    return new Calculation(sum.points, sum.parts, over > 0 ? Reason.CAP : null);
  }

  private static long left(EarningRules.Caps caps, Given given) {
    long left =
        Math.min(
            left(caps.day(), given.day()),
            Math.min(left(caps.week(), given.week()), left(caps.month(), given.month())));
    return Math.max(0, left);
  }

  private static long left(@Nullable Integer cap, long given) {
    return cap == null ? Long.MAX_VALUE : cap - given;
  }

  private static final class Sum {
    private final List<Part> parts = new ArrayList<>();
    private long points;

    void add(PartKind kind, long more) {
      if (more != 0) {
        parts.add(new Part(kind, more));
        points += more;
      }
    }

    void multiply(PartKind kind, int percent) {
      add(kind, points * percent / EarningRules.PLAIN - points);
    }
  }
}
