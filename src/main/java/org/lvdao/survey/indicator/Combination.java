package org.lvdao.survey.indicator;

import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the four populations of 参与程度 become one figure, which the plans leave open. */
@Serdeable
public enum Combination {
  /** They do not: each is held against the target by itself. */
  SEPARATE("四类人群分别评价，不合并"),
  /** Each counts a quarter, however large. */
  MEAN("四类人群简单平均"),
  /** The target is met when the weakest meets it. */
  LOWEST("取四类人群中的最低值");

  private static final int DECIMALS = 6;

  private final String label;

  Combination(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** A value with its interval, if it has one. */
  record Combined(BigDecimal value, @Nullable BigDecimal low, @Nullable BigDecimal high) {}

  /**
   * @param all of the four populations
   */
  Optional<Combined> of(List<Combined> all) {
    return switch (this) {
      case SEPARATE -> Optional.empty();
      case MEAN -> Optional.of(mean(all));
      case LOWEST -> all.stream().min(Comparator.comparing(Combined::value));
    };
  }

  /**
   * The mean m of k independent values; its interval is m − √Σ(v−l)²/k to m + √Σ(u−v)²/k, by
   * variance estimates recovery: G. Y. Zou and A. Donner, Construction of confidence limits about
   * effect measures, Statistics in Medicine 27 (2008) 1693–1702.
   */
  private static Combined mean(List<Combined> all) {
    double sum = 0;
    double down = 0;
    double up = 0;
    boolean known = true;
    for (var one : all) {
      sum += one.value.doubleValue();
      if (one.low == null || one.high == null) {
        known = false;
      } else {
        down = Math.hypot(down, one.value.subtract(one.low).doubleValue());
        up = Math.hypot(up, one.high.subtract(one.value).doubleValue());
      }
    }
    double mean = sum / all.size();
    return new Combined(
        rounded(mean),
        known ? rounded(mean - down / all.size()) : null,
        known ? rounded(mean + up / all.size()) : null);
  }

  private static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP);
  }
}
