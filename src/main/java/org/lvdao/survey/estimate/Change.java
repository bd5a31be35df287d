package org.lvdao.survey.estimate;

/**
 * What changed between two periods that asked independent samples: R. G. Newcombe, Interval
 * estimation for the difference between independent proportions, Statistics in Medicine 17 (1998)
 * 873–890, method 10 (hybrid score), here on the effective numbers of respondents.
 *
 * @param difference now less before, −1 to 1
 * @param interval inside −1 to 1, with the difference in it
 */
public record Change(double difference, Interval interval) {
  /** The name of the method, as it is published beside the figures. */
  public static final String METHOD = "Newcombe 1998, method 10 (hybrid score)";

  /**
   * d − √((p₁−l₁)² + (u₂−p₂)²) to d + √((u₁−p₁)² + (p₂−l₂)²), where l and u are {@link Wilson}'s.
   *
   * @param now of the same question, area and group as {@code before}, at the same confidence
   */
  public static Change between(Proportion now, Proportion before) {
    return between(now.share(), now.interval(), before.share(), before.interval());
  }

  /** As above, of shares and their intervals. */
  public static Change between(double now, Interval ofNow, double before, Interval ofBefore) {
    double difference = now - before;
    double down = Math.hypot(now - ofNow.low(), ofBefore.high() - before);
    double up = Math.hypot(ofNow.high() - now, before - ofBefore.low());
    return new Change(
        difference, new Interval(Math.max(-1, difference - down), Math.min(1, difference + up)));
  }

  /** Whether the interval leaves out "no change". */
  public boolean significant() {
    return !interval.contains(0);
  }
}
