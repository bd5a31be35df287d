package org.lvdao.survey.estimate;

import java.util.List;

/** What was done to weights; published with the figures, in the order in which it was done. */
public sealed interface Adjustment {
  /**
   * Categories with too few respondents were put together.
   *
   * @param categories two or more, in declared order, counted as one
   * @param respondents in all of them
   */
  record Collapsed(String margin, List<String> categories, int respondents) implements Adjustment {}

  /**
   * Some did not say where in a margin they belong. Their weight stays as it is in its step: they
   * are taken to be spread like the rest.
   *
   * @param respondents above 0
   */
  record Unsaid(String margin, int respondents) implements Adjustment {}

  /**
   * Every cell got its population.
   *
   * @param largestDifference of a cell from its population, relative, below 1e-6
   */
  record PostStratified(String margin, double largestDifference) implements Adjustment {}

  /**
   * Every margin got its population.
   *
   * @param passes through all margins, at least 1
   * @param largestDifference of any category from its population, relative, below 1e-6
   * @param margin where it is
   * @param category where it is
   */
  record Raked(int passes, double largestDifference, String margin, String category)
      implements Adjustment {}

  /**
   * Weights were cut to the bounds, and what followed.
   *
   * @param respondents whose weight was cut
   * @param rounds of cutting and raking again
   * @param kept whether all weights stay in the bounds and the margins hold too. When both cannot
   *     be had, the margins hold
   * @param smallest weight at the end, in parts of the mean
   * @param largest weight at the end, in multiples of the mean
   */
  record Trimmed(
      Trim bounds, int respondents, int rounds, boolean kept, double smallest, double largest)
      implements Adjustment {}
}
