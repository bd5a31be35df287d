package org.lvdao.survey.estimate;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How sure an interval is (置信水平).
 *
 * @param level between 0 and 1, both excluded: 0.95 for what holds 95 times in 100
 */
public record Confidence(double level) {
  public static final Confidence OF_95_PERCENT = new Confidence(0.95);

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  public Confidence {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("A confidence level lies between 0 and 1, not " + level);
    }
  }

  /** The two-sided quantile of the standard normal distribution: 1.95996 for 95 %. */
  public double z() {
    return NORMAL.inverseCumulativeProbability((1 + level) / 2);
  }
}
