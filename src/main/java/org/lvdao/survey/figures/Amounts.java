package org.lvdao.survey.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.lvdao.survey.estimate.Suppression;

/**
 * The numbers that were answered. The least and the greatest are somebody's, and stay hidden.
 *
 * <p>A quantile is shown where ten respondents stand on each side of it: the median of 20, the
 * quartiles of 40. It is definition 2 of R. J. Hyndman, Y. Fan, Sample quantiles in statistical
 * packages, The American Statistician 50 (1996).
 *
 * <p>The mean is shown of 10, unless one answer makes nearly all of the sum: who gave the second
 * greatest must not know the greatest to within 10 % (the p % rule: A. Hundepool and others,
 * Statistical disclosure control, 2012, section 4.2.1).
 *
 * @param mean null when it is hidden
 * @param lower quartile; null when it is hidden
 * @param median null when it is hidden
 * @param upper quartile; null when it is hidden
 */
record Amounts(
    String code,
    String text,
    @Nullable Integer answered,
    @Nullable BigDecimal mean,
    @Nullable BigDecimal lower,
    @Nullable BigDecimal median,
    @Nullable BigDecimal upper)
    implements Tally {
  private static final BigDecimal TENTH = new BigDecimal("0.1");

  /** Further than the answers themselves have. */
  private static final int DECIMALS = 2;

  /**
   * @param decimals of the answers
   * @param numbers how often each was given
   */
  static Amounts of(
      String code, String text, int decimals, SortedMap<BigDecimal, Integer> numbers) {
    int answered = numbers.values().stream().mapToInt(Integer::intValue).sum();
    if (answered < Suppression.MINIMUM) {
      return new Amounts(code, text, null, null, null, null, null);
    }
    boolean halves = answered >= 2 * Suppression.MINIMUM;
    boolean quarters = answered >= 4 * Suppression.MINIMUM;
    return new Amounts(
        code,
        text,
        answered,
        isGivenAway(numbers) ? null : mean(numbers, answered, decimals),
        quarters ? quantile(numbers, answered, 1, 4) : null,
        halves ? quantile(numbers, answered, 1, 2) : null,
        quarters ? quantile(numbers, answered, 3, 4) : null);
  }

  private static BigDecimal mean(
      SortedMap<BigDecimal, Integer> numbers, int answered, int decimals) {
    return numbers.entrySet().stream()
        .map(one -> one.getKey().multiply(BigDecimal.valueOf(one.getValue())))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .divide(BigDecimal.valueOf(answered), decimals + DECIMALS, RoundingMode.HALF_UP);
  }

  /** Whether the second greatest and the sum say what the greatest is, signs apart. */
  private static boolean isGivenAway(SortedMap<BigDecimal, Integer> numbers) {
    var greatest = BigDecimal.ZERO;
    var second = BigDecimal.ZERO;
    var sum = BigDecimal.ZERO;
    for (var one : numbers.entrySet()) {
      var size = one.getKey().abs();
      int number = one.getValue();
      sum = sum.add(size.multiply(BigDecimal.valueOf(number)));
      if (size.compareTo(greatest) > 0) {
        second = number > 1 ? size : greatest;
        greatest = size;
      } else {
        second = second.max(size);
      }
    }
    return sum.subtract(greatest).subtract(second).compareTo(greatest.multiply(TENTH)) < 0;
  }

  /** Of the part that is so many of so many: half between two answers when it falls there. */
  private static BigDecimal quantile(
      SortedMap<BigDecimal, Integer> numbers, int answered, int part, int of) {
    long place = (long) answered * part;
    long whole = place / of;
    return place % of == 0
        ? at(numbers, whole).add(at(numbers, whole + 1)).divide(BigDecimal.TWO)
        : at(numbers, whole + 1);
  }

  /**
   * @param place from 1 on, the least first
   */
  private static BigDecimal at(SortedMap<BigDecimal, Integer> numbers, long place) {
    long before = 0;
    for (var one : numbers.entrySet()) {
      before += one.getValue();
      if (before >= place) {
        return one.getKey();
      }
    }
    throw new IllegalArgumentException("there is no answer " + place);
  }
}
