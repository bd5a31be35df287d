package org.lvdao.survey.estimate;

/** Why the data give no figure. */
public sealed interface Failure extends WeightingResult, Estimation {
  /** Nobody answered. */
  record NoRespondents() implements Failure {}

  /**
   * People live in a category, but none of them answered: nobody's weight can speak for them. A
   * {@link Collapse} puts it with its neighbour.
   *
   * @param population above 0
   */
  record EmptyCategory(String margin, String category, double population) implements Failure {}

  /**
   * Somebody answered from a category where nobody lives.
   *
   * @param respondents above 0
   */
  record NoPopulation(String margin, String category, int respondents) implements Failure {}

  /** A respondent is in a category that the margin does not know. */
  record UnknownCategory(String margin, String category) implements Failure {}

  /**
   * Two margins are not of the same population: {@link Margin#scaledTo} settles small differences.
   *
   * @param other the first margin, of which the total is taken
   */
  record TotalsDiffer(String margin, double total, String other, double otherTotal)
      implements Failure {}

  /**
   * No weights meet all margins, since nobody is in the cells that would have to grow.
   *
   * @param margin where the largest difference stays
   * @param category where the largest difference stays
   * @param passes through all margins
   * @param difference of its weight from its population, relative to it, 1e-6 or more
   */
  record NotConverged(String margin, String category, int passes, double difference)
      implements Failure {}
}
