package org.lvdao.survey.estimate;

import java.util.List;

/** The weight of each respondent, in the order in which they were given, and how it came about. */
public final class Weights implements WeightingResult {
  private final double[] weights;
  private final List<Adjustment> adjustments;

  /**
   * @param weights at least one, all positive
   */
  Weights(double[] weights, List<Adjustment> adjustments) {
    this.weights = weights.clone();
    this.adjustments = List.copyOf(adjustments);
  }

  /** How many respondents, at least 1. */
  public int size() {
    return weights.length;
  }

  /** How many people the respondent stands for, above 0. */
  public double of(int respondent) {
    return weights[respondent];
  }

  /** What was done, in this order. */
  public List<Adjustment> adjustments() {
    return adjustments;
  }

  /** Of all respondents. */
  public DesignEffect designEffect() {
    return DesignEffect.of(weights);
  }
}
