package org.lvdao.survey.estimate;

import java.util.Arrays;
import java.util.BitSet;
import org.lvdao.survey.estimate.Adjustment.Trimmed;
import org.lvdao.survey.estimate.Raking.Worst;

/** Cuts weights to the bounds of a {@link Trim} and rakes again, as often as it takes. */
final class Trimming {
  /** Bounds that can be kept are kept in a few; more would only show that they cannot. */
  private static final int MOST_ROUNDS = 50;

  private final Trim bounds;
  private final double population;
  private final Raking raking;
  private final BitSet cut = new BitSet();
  private int rounds;

  Trimming(Trim bounds, double population, Raking raking) {
    this.bounds = bounds;
    this.population = population;
    this.raking = raking;
  }

  /**
   * Changes the weights.
   *
   * @param before what raking them gave
   * @return what raking them last gave, with all passes
   */
  Worst trim(double[] weights, Worst before) {
    var worst = before;
    while (worst.met() && !kept(weights) && rounds < MOST_ROUNDS) {
      rounds++;
      cut(weights);
      scale(weights, population);
      var again = raking.rake(weights);
      worst =
          new Worst(
              worst.passes() + again.passes(),
              again.margin(),
              again.category(),
              again.difference());
    }
    return worst;
  }

  Trimmed result(double[] weights) {
    double mean = population / weights.length;
    return new Trimmed(
        bounds,
        cut.cardinality(),
        rounds,
        kept(weights),
        Arrays.stream(weights).min().orElseThrow() / mean,
        Arrays.stream(weights).max().orElseThrow() / mean);
  }

  /** Makes them add up to the population. */
  static void scale(double[] weights, double population) {
    double factor = population / Arrays.stream(weights).sum();
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= factor;
    }
  }

  private boolean kept(double[] weights) {
    double mean = population / weights.length;
    double least = bounds.least() * mean * (1 - Raking.TOLERANCE);
    double most = bounds.most() * mean * (1 + Raking.TOLERANCE);
    return Arrays.stream(weights).allMatch(weight -> least <= weight && weight <= most);
  }

  private void cut(double[] weights) {
    double mean = population / weights.length;
    for (int i = 0; i < weights.length; i++) {
      double inside = Math.clamp(weights[i], bounds.least() * mean, bounds.most() * mean);
      if (inside != weights[i]) {
        weights[i] = inside;
        cut.set(i);
      }
    }
  }
}
