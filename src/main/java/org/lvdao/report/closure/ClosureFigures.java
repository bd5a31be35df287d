package org.lvdao.report.closure;

import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Percent;

/**
 * How a group of cases was closed. Counts are exact. Rates are percent with two decimals, rounded
 * half up, and null when there is nothing to divide by.
 *
 * <p>Of the cases received (收到) in the period:
 *
 * @param received 收到: submitted in the period, whatever became of them
 * @param withdrawn 撤回: withdrawn by the reporter
 * @param duplicate 重复: merged into another case
 * @param rejected 不予受理: rejected, always with a reason
 * @param answered 办结: closed, or rejected with a reason, at the cut-off
 * @param answeredByClosing 结案办结: the part of {@code answered} that was closed
 * @param answeredByRejection 不予受理办结: the part of {@code answered} that was rejected
 * @param answeredRate 办结率 of the zero-waste plans (涉固体废物信访、投诉、举报案件办结率): answered / (received −
 *     withdrawn − duplicate)
 * @param due 应结案: accepted, not withdrawn, rejected or merged since, and the present deadline lies
 *     in the period. What follows is counted among these; due = closed + overdue + pending +
 *     suspended
 * @param closed 结案: closed at the cut-off
 * @param onTime 按期结案: closed, and not after the deadline
 * @param closedLate 超期结案: closed after the deadline; closed − onTime
 * @param overdue 超期未结案: neither closed nor suspended, and the deadline had passed at the cut-off
 * @param pending 在办未到期: neither closed nor suspended, and the deadline had not passed
 * @param suspended 挂账: the deadline stands still; it weighs on no rate
 * @param reworked 返工: sent back at least once after having been handled
 * @param reopened 重开: reopened at least once after having been closed
 * @param closureRate 结案率: closed / (due − suspended)
 * @param onTimeClosureRate 按期结案率: onTime / (due − suspended)
 * @param medianHoursToClose 结案用时中位数: hours from submission to closing of those closed, one decimal;
 *     half took no longer. Interpolated as in {@link ClosureDurations#hours}; null when none was
 *     closed
 * @param p90HoursToClose 结案用时九成位数: the same; nine in ten took no longer
 * @param satisfaction 满意度 of the reporters
 */
@Serdeable
public record ClosureFigures(
    long received,
    long withdrawn,
    long duplicate,
    long rejected,
    long answered,
    long answeredByClosing,
    long answeredByRejection,
    @Nullable BigDecimal answeredRate,
    long due,
    long closed,
    long onTime,
    long closedLate,
    long overdue,
    long pending,
    long suspended,
    long reworked,
    long reopened,
    @Nullable BigDecimal closureRate,
    @Nullable BigDecimal onTimeClosureRate,
    @Nullable BigDecimal medianHoursToClose,
    @Nullable BigDecimal p90HoursToClose,
    Satisfaction satisfaction) {

  /**
   * What reporters said of the due cases, by the cut-off.
   *
   * @param ratings 评价数
   * @param averageStars 平均星级, 1 to 5 with two decimals; null without ratings
   * @param satisfiedRate 满意率: percent of the ratings with four or five stars; null without ratings
   * @param resolvedRate 解决率: percent of the ratings that say "resolved"; null without ratings
   */
  @Serdeable
  public record Satisfaction(
      long ratings,
      @Nullable BigDecimal averageStars,
      @Nullable BigDecimal satisfiedRate,
      @Nullable BigDecimal resolvedRate) {}

  static ClosureFigures of(ClosureCounts counts) {
    long answerable =
        counts.of(ClosureMeasure.RECEIVED)
            - counts.of(ClosureMeasure.WITHDRAWN)
            - counts.of(ClosureMeasure.DUPLICATE);
    long toClose = counts.of(ClosureMeasure.DUE) - counts.of(ClosureMeasure.SUSPENDED);
    return new ClosureFigures(
        counts.of(ClosureMeasure.RECEIVED),
        counts.of(ClosureMeasure.WITHDRAWN),
        counts.of(ClosureMeasure.DUPLICATE),
        counts.of(ClosureMeasure.REJECTED),
        counts.of(ClosureMeasure.ANSWERED),
        counts.of(ClosureMeasure.ANSWERED_BY_CLOSING),
        counts.of(ClosureMeasure.ANSWERED_BY_REJECTION),
        Percent.of(counts.of(ClosureMeasure.ANSWERED), answerable),
        counts.of(ClosureMeasure.DUE),
        counts.of(ClosureMeasure.CLOSED),
        counts.of(ClosureMeasure.ON_TIME),
        counts.of(ClosureMeasure.CLOSED_LATE),
        counts.of(ClosureMeasure.OVERDUE),
        counts.of(ClosureMeasure.PENDING),
        counts.of(ClosureMeasure.SUSPENDED),
        counts.of(ClosureMeasure.REWORKED),
        counts.of(ClosureMeasure.REOPENED),
        Percent.of(counts.of(ClosureMeasure.CLOSED), toClose),
        Percent.of(counts.of(ClosureMeasure.ON_TIME), toClose),
        counts.durations().hours(5),
        counts.durations().hours(9),
        satisfaction(counts));
  }

  private static Satisfaction satisfaction(ClosureCounts counts) {
    long ratings = counts.of(ClosureMeasure.RATED);
    return new Satisfaction(
        ratings,
        quotient(counts.stars(), ratings),
        Percent.of(counts.of(ClosureMeasure.SATISFIED), ratings),
        Percent.of(counts.of(ClosureMeasure.RESOLVED), ratings));
  }

  private static @Nullable BigDecimal quotient(long dividend, long divisor) {
    return divisor == 0
        ? null
        : BigDecimal.valueOf(dividend).divide(BigDecimal.valueOf(divisor), 2, RoundingMode.HALF_UP);
  }
}
