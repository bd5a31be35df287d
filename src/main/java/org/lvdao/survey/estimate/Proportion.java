package org.lvdao.survey.estimate;

/**
 * A share and how sure it is.
 *
 * @param share 0 to 1
 * @param base of how many respondents, and what their weights cost
 * @param interval {@link Wilson}'s on the effective number of respondents
 */
public record Proportion(double share, DesignEffect base, Interval interval) {
  /** The share with its interval. */
  public static Proportion of(double share, DesignEffect base, Confidence confidence) {
    return new Proportion(
        share, base, Wilson.interval(share, base.effectiveRespondents(), confidence));
  }
}
