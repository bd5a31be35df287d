package org.lvdao.household.participation;

import java.util.List;
import java.util.Optional;
import org.lvdao.household.participation.WeekRepository.Delivered;

/** What a household can win, each once, by what it really delivered (勋章). */
public enum Badge {
  FIRST_DELIVERY("初次投放", "完成第一次厨余垃圾投放", Measure.DELIVERIES, 1),
  HUNDRED_DELIVERIES("百次投放", "累计投放 100 次", Measure.DELIVERIES, 100),
  FOUR_WEEKS("坚持四周", "连续 4 周每周都有投放", Measure.WEEKS, 4),
  HALF_A_YEAR("坚持半年", "连续 26 周每周都有投放", Measure.WEEKS, 26),
  A_YEAR("坚持一年", "连续 52 周每周都有投放", Measure.WEEKS, 52),
  HUNDRED_KILOGRAMS("百公斤减量", "累计投放 100 公斤", Measure.GRAMS, 100_000),
  FIFTY_PASSED("分类能手", "累计 50 次检查合格", Measure.PASSED, 50);

  /** What is counted. */
  private enum Measure {
    DELIVERIES,
    GRAMS,
    PASSED,
    /** In a row, up to the week. */
    WEEKS
  }

  private final String label;
  private final String condition;
  private final Measure measure;
  private final long needed;

  Badge(String label, String condition, Measure measure, long needed) {
    this.label = label;
    this.condition = condition;
    this.measure = measure;
    this.needed = needed;
  }

  public String label() {
    return label;
  }

  /** When it is won, in Chinese. */
  public String condition() {
    return condition;
  }

  /**
   * The week in which a badge was won.
   *
   * @param before what there was of the measure when it began; less than needed
   */
  record WonIn(Week week, long before) {}

  /**
   * @param weeks those with a delivery, the oldest first
   * @return empty when it is not won yet
   */
  Optional<WonIn> wonIn(List<DeliveredWeek> weeks) {
    long total = 0;
    Week last = null;
    for (var delivered : weeks) {
      var week = delivered.week();
      if (measure == Measure.WEEKS && last != null && week.since(last) > 1) {
        total = 0;
      }
      long before = total;
      total += amount(delivered);
      last = week;
      if (total >= needed) {
        return Optional.of(new WonIn(week, before));
      }
    }
    return Optional.empty();
  }

  private long amount(DeliveredWeek week) {
    return switch (measure) {
      case DELIVERIES -> week.deliveries();
      case GRAMS -> week.grams();
      case PASSED -> week.passed();
      case WEEKS -> 1;
    };
  }

  /**
   * The delivery by which it was won.
   *
   * @param delivered in that week, the oldest first
   */
  Optional<Delivered> wonBy(WonIn won, List<Delivered> delivered) {
    long total = won.before();
    for (var one : delivered) {
      total +=
          switch (measure) {
            // The first delivery of a week makes it one of the streak.
            case DELIVERIES, WEEKS -> 1;
            case GRAMS -> one.grams();
            case PASSED -> Boolean.TRUE.equals(one.passed()) ? 1 : 0;
          };
      if (total >= needed) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }
}
