package org.lvdao.survey.estimate;

/**
 * Between which weights a respondent must stay, so that no single voice carries a figure: after
 * raking, what lies outside is cut to the bound and all are raked again, until both hold.
 *
 * @param least in parts of the mean weight, 0 to below 1; 0: no lower bound
 * @param most in multiples of the mean weight, above 1
 */
public record Trim(double least, double most) {
  public Trim {
    if (!(least >= 0 && least < 1 && most > 1)) {
      throw new IllegalArgumentException("Weights cannot stay in " + least + " to " + most);
    }
  }
}
