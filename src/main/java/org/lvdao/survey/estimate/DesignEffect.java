package org.lvdao.survey.estimate;

/**
 * What unequal weights cost: L. Kish, Survey Sampling (1965), section 11.7.
 *
 * @param respondents n, at least 1
 * @param value n·Σw²/(Σw)², how many times the variance of equal weights; 1 to n
 * @param effectiveRespondents (Σw)²/Σw², how many equally weighted ones would say as much; 1 to n
 */
public record DesignEffect(int respondents, double value, double effectiveRespondents) {
  /**
   * @param weights at least one, all positive
   */
  public static DesignEffect of(double[] weights) {
    double largest = 0;
    for (double weight : weights) {
      if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("A weight is positive, not " + weight);
      }
      largest = Math.max(largest, weight);
    }
    if (weights.length == 0) {
      throw new IllegalArgumentException("Without weights there is no effect of them");
    }
    // In parts of the largest, so that no square overflows or vanishes.
    double sum = 0;
    double squares = 0;
    for (double weight : weights) {
      double part = weight / largest;
      sum += part;
      squares += part * part;
    }
    int n = weights.length;
    double effective = Math.min(n, sum * sum / squares);
    return new DesignEffect(n, n / effective, effective);
  }
}
