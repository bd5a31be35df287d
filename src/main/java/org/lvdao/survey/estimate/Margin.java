package org.lvdao.survey.estimate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many people of the population are in each category of one trait (subdistrict, age band,
 * gender), or in each cell of several together.
 *
 * @param name of the trait
 * @param population people by category, none negative, not all 0. Its order is declared, and the
 *     neighbours in it are what {@link Collapse} puts together
 */
public record Margin(String name, Map<String, Double> population) {
  public Margin {
    for (double people : population.values()) {
      if (!(people >= 0 && people < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(name + ": no population of " + people);
      }
    }
    population = Collections.unmodifiableMap(new LinkedHashMap<>(population));
    if (!(sum(population) > 0)) {
      throw new IllegalArgumentException(name + ": nobody lives there");
    }
  }

  /** People in all categories, above 0. */
  public double total() {
    return sum(population);
  }

  /**
   * The same shares of another total: for a margin of another year or source, whose total is not
   * quite that of the others.
   *
   * @param total people, above 0
   */
  public Margin scaledTo(double total) {
    double factor = total / total();
    var scaled = new LinkedHashMap<String, Double>();
    population.forEach((category, people) -> scaled.put(category, people * factor));
    return new Margin(name, scaled);
  }

  private static double sum(Map<String, Double> population) {
    return population.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
