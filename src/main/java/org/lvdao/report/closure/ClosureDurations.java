package org.lvdao.report.closure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long cases took from being submitted to being closed. Holds only the few values between which
 * a quantile lies; the database sorts them.
 */
final class ClosureDurations {
  private static final BigDecimal MILLIS_PER_HOUR = BigDecimal.valueOf(3_600_000);

  /** Milliseconds by place in ascending order, from 0. */
  private final Map<Long, Long> millis = new HashMap<>();

  private long count;

  void put(long count, long place, long value) {
    this.count = count;
    millis.put(place, value);
  }

  /**
   * The quantile by linear interpolation of the order statistics, type 7 in Hyndman and Fan,
   * "Sample Quantiles in Statistical Packages", The American Statistician 50 (1996) 361–365: what
   * Excel's PERCENTILE.INC and R's default give.
   *
   * @param tenths 5 is the median, 9 the 90th percentile
   * @return hours with one decimal, rounded half up; null when no case was closed
   */
  @Nullable BigDecimal hours(int tenths) {
    if (count == 0) {
      return null;
    }
    long place = (count - 1) * tenths;
    long below = at(place / 10);
    long above = at((place + 9) / 10);
    return BigDecimal.valueOf(above - below)
        .multiply(BigDecimal.valueOf(place % 10))
        .divide(BigDecimal.TEN)
        .add(BigDecimal.valueOf(below))
        .divide(MILLIS_PER_HOUR, 1, RoundingMode.HALF_UP);
  }

  private long at(long place) {
    var value = millis.get(place);
    if (value == null) {
      throw new IllegalStateException("No duration was read for place " + place + " of " + count);
    }
    return value;
  }
}
