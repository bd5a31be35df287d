package org.lvdao.survey.estimate;

import java.util.Arrays;
import java.util.List;

/**
 * Iterative proportional fitting: W. E. Deming, F. F. Stephan, On a least squares adjustment of a
 * sampled frequency table when the expected marginal totals are known, Annals of Mathematical
 * Statistics 11 (1940). Each step multiplies whole categories, so odds ratios within the sample
 * stay as they were. With one margin a single pass is post-stratification, and exact.
 */
final class Raking {
  /** Below it a margin is met. */
  static final double TOLERANCE = 1e-6;

  /**
   * It goes on to here, so that weights do not depend on the pass in which the tolerance happened
   * to be met.
   */
  private static final double ENOUGH = 1e-10;

  /**
   * Where the margins can be met the difference falls by a constant factor each pass, mostly by ten
   * and more; what has not come there in so many falls like 1/passes, or not at all.
   */
  private static final int MOST_PASSES = 1_000;

  private final List<Strata> margins;

  /** Every category has both people and respondents, or neither. */
  Raking(List<Strata> margins) {
    this.margins = margins;
  }

  /**
   * Where the largest difference is.
   *
   * @param passes made
   * @param difference relative to the population of the category
   */
  record Worst(int passes, String margin, String category, double difference) {
    /** Not so either when the difference is no number. */
    boolean met() {
      return difference < TOLERANCE;
    }
  }

  /**
   * Changes the weights until all margins are met, or it is plain that they won't be.
   *
   * @param weights all positive
   */
  Worst rake(double[] weights) {
    for (int pass = 1; ; pass++) {
      for (var margin : margins) {
        fit(margin, weights);
      }
      var worst = worst(weights, pass);
      if (worst.difference() < ENOUGH || pass == MOST_PASSES || broken(weights)) {
        return worst;
      }
    }
  }

  /** Whether what shrank each pass has come to nothing. */
  private static boolean broken(double[] weights) {
    return Arrays.stream(weights).anyMatch(weight -> !(weight >= Double.MIN_NORMAL));
  }

  private static void fit(Strata margin, double[] weights) {
    double[] sums = margin.sums(weights);
    double known = Arrays.stream(sums).sum();
    double[] factors = new double[sums.length];
    for (int group = 0; group < sums.length; group++) {
      factors[group] = sums[group] > 0 ? margin.share(group) * known / sums[group] : 1;
    }
    margin.multiply(weights, factors);
  }

  private Worst worst(double[] weights, int pass) {
    var worst = new Worst(pass, "", "", -1);
    for (var margin : margins) {
      double[] sums = margin.sums(weights);
      double known = Arrays.stream(sums).sum();
      for (int group = 0; group < sums.length; group++) {
        double share = margin.share(group);
        double difference = share > 0 ? Math.abs(sums[group] / known / share - 1) : 0;
        // Written so that a difference that is no number counts as the largest.
        if (!(difference <= worst.difference())) {
          worst = new Worst(pass, margin.name(), margin.groups().get(group).name(), difference);
        }
      }
    }
    return worst;
  }
}
