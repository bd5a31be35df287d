package org.lvdao.survey.estimate;

import org.jspecify.annotations.Nullable;

/**
 * How many to ask, planned before a survey (样本量): W. G. Cochran, Sampling Techniques, 3rd ed.
 * (1977), sections 4.4 and 4.6.
 *
 * @param margin e, half the width of the interval one wants: 0.03 for ±3 percentage points; between
 *     0 and 1, both excluded
 * @param expectedShare p, between 0 and 1, both excluded; 0.5 asks the most and is safe when
 *     nothing is known
 * @param population N, how many people there are, at least 1; null: so many that it does not matter
 * @param designEffect how many times the variance of a simple random sample, at least 1 for what
 *     weights and clusters cost
 * @param responseRate how many of the invited will answer, above 0, at most 1
 */
public record SampleSize(
    double margin,
    double expectedShare,
    Confidence confidence,
    @Nullable Long population,
    double designEffect,
    double responseRate) {
  /** What multiplying and dividing leaves behind a whole number; rounding up must not see it. */
  private static final double ROUNDING = 1e-9;

  public SampleSize {
    if (!(margin > 0 && margin < 1)) {
      throw new IllegalArgumentException("A margin lies between 0 and 1, not " + margin);
    }
    if (!(expectedShare > 0 && expectedShare < 1)) {
      throw new IllegalArgumentException("Expect a share between 0 and 1, not " + expectedShare);
    }
    if (population != null && population < 1) {
      throw new IllegalArgumentException("There is nobody to ask: " + population);
    }
    if (!(designEffect >= 1 && designEffect < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("A design effect is at least 1, not " + designEffect);
    }
    if (!(responseRate > 0 && responseRate <= 1)) {
      throw new IllegalArgumentException("A response rate is above 0 and at most 1");
    }
  }

  /** A simple random sample in which everybody answers. */
  public static SampleSize simple(double margin, double expectedShare, @Nullable Long population) {
    return new SampleSize(margin, expectedShare, Confidence.OF_95_PERCENT, population, 1, 1);
  }

  /**
   * How many answers are needed: n₀ = z²p(1−p)/e², corrected for the finite population to n₀ / (1 +
   * (n₀−1)/N), times the design effect, rounded up.
   *
   * @return at least 1, at most the population
   */
  public long answers() {
    double z = confidence.z();
    double needed = z * z * expectedShare * (1 - expectedShare) / (margin * margin);
    if (population == null) {
      return up(needed * designEffect);
    }
    double corrected = needed / (1 + (needed - 1) / population);
    return Math.min(population, up(corrected * designEffect));
  }

  /**
   * How many to invite so that enough answer, rounded up.
   *
   * @return more than the population when the {@linkplain #attainable() survey cannot be that
   *     exact}
   */
  public long invitations() {
    return up(answers() / responseRate);
  }

  /** Whether there are as many people as must be invited. */
  public boolean attainable() {
    return population == null || invitations() <= population;
  }

  private static long up(double number) {
    return Math.max(1, (long) Math.ceil(number * (1 - ROUNDING)));
  }
}
