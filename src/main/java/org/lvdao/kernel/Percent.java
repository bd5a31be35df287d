package org.lvdao.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Rates as people read them: percent with two decimals, rounded half up. */
public final class Percent {
  private static final int DECIMALS = 2;

  private Percent() {}

  /** Null when there is nothing to divide by. */
  public static @Nullable BigDecimal of(long part, long whole) {
    return whole == 0
        ? null
        : BigDecimal.valueOf(Math.multiplyExact(part, 100L))
            .divide(BigDecimal.valueOf(whole), DECIMALS, RoundingMode.HALF_UP);
  }
}
