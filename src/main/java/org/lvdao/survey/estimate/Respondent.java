package org.lvdao.survey.estimate;

import java.util.Map;

/**
 * Who answered, as far as weights need to know.
 *
 * @param designWeight how many people of the frame the respondent was drawn for (1 / chance of
 *     being drawn), above 0; 1 for all who were not drawn. Only the proportions of these weights
 *     matter where there are margins
 * @param categories the category in each margin, by the margin's name; who did not say is not in it
 */
public record Respondent(double designWeight, Map<String, String> categories) {
  public Respondent {
    if (!(designWeight > 0 && designWeight < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("A design weight is positive, not " + designWeight);
    }
    categories = Map.copyOf(categories);
  }
}
