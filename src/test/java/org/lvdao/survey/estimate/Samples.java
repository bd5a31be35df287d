package org.lvdao.survey.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Respondents and margins for tests. */
final class Samples {
  private Samples() {}

  static Margin margin(String name, Object... categoriesAndPeople) {
    var population = new LinkedHashMap<String, Double>();
    for (int i = 0; i < categoriesAndPeople.length; i += 2) {
      population.put(
          (String) categoriesAndPeople[i], ((Number) categoriesAndPeople[i + 1]).doubleValue());
    }
    return new Margin(name, population);
  }

  static List<Respondent> times(int number, Respondent respondent) {
    return Collections.nCopies(number, respondent);
  }

  static Respondent in(String... marginsAndCategories) {
    return weighing(1, marginsAndCategories);
  }

  static Respondent weighing(double designWeight, String... marginsAndCategories) {
    var categories = new LinkedHashMap<String, String>();
    for (int i = 0; i < marginsAndCategories.length; i += 2) {
      categories.put(marginsAndCategories[i], marginsAndCategories[i + 1]);
    }
    return new Respondent(designWeight, categories);
  }

  @SafeVarargs
  static List<Respondent> all(List<Respondent>... groups) {
    var all = new ArrayList<Respondent>();
    for (var group : groups) {
      all.addAll(group);
    }
    return all;
  }

  static Weights weights(WeightingResult result) {
    assertThat(result).isInstanceOf(Weights.class);
    return (Weights) result;
  }

  static double sum(Weights weights) {
    return IntStream.range(0, weights.size()).mapToDouble(weights::of).sum();
  }

  /** The largest relative difference of any category from its population. */
  static double distance(List<Respondent> respondents, Weights weights, Margin margin) {
    double largest = 0;
    for (Map.Entry<String, Double> entry : margin.population().entrySet()) {
      double sum =
          IntStream.range(0, weights.size())
              .filter(
                  i -> entry.getKey().equals(respondents.get(i).categories().get(margin.name())))
              .mapToDouble(weights::of)
              .sum();
      largest = Math.max(largest, Math.abs(sum - entry.getValue()) / entry.getValue());
    }
    return largest;
  }
}
