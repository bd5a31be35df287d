package org.lvdao.survey.estimate;

/**
 * The score interval of a proportion: E. B. Wilson, Probable inference, the law of succession, and
 * statistical inference, JASA 22 (1927). It stays inside 0 to 1 and keeps its promise for few
 * respondents and shares near the ends, where p ± z·s does not (Newcombe, Statistics in Medicine 17
 * (1998) 857–872, method 3).
 */
public final class Wilson {
  private Wilson() {}

  /**
   * [p + z²/2n ± z√(p(1−p)/n + z²/4n²)] / (1 + z²/n).
   *
   * @param share p, from 0 to 1
   * @param n respondents, or the effective number of them; above 0, need not be whole
   * @return inside 0 to 1, with the share in it
   */
  public static Interval interval(double share, double n, Confidence confidence) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("A share lies between 0 and 1, not " + share);
    }
    if (!(n > 0 && n < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("An interval needs respondents, not " + n);
    }
    double z = confidence.z();
    double square = z * z;
    double middle = share + square / (2 * n);
    double half = z * Math.sqrt(share * (1 - share) / n + square / (4 * n * n));
    double whole = 1 + square / n;
    // At the ends rounding would leave 1e-17 where the formula gives exactly 0 or 1.
    return new Interval(
        Math.min(share, Math.max(0, (middle - half) / whole)),
        Math.max(share, Math.min(1, (middle + half) / whole)));
  }
}
