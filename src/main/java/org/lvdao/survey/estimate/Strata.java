package org.lvdao.survey.estimate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.survey.estimate.Collapse.Group;

/** Where each respondent belongs in one margin, after small categories were put together. */
final class Strata {
  /** Of a respondent who did not say. */
  private static final int UNSAID = -1;

  private final Margin margin;
  private final List<Group> groups;
  private final int[] groupOf;

  private Strata(Margin margin, List<Group> groups, int[] groupOf) {
    this.margin = margin;
    this.groups = groups;
    this.groupOf = groupOf;
  }

  /**
   * A category in which a respondent is but which the margin does not know; null: there is none.
   */
  static @Nullable String unknown(Margin margin, List<Respondent> respondents) {
    for (var respondent : respondents) {
      String category = respondent.categories().get(margin.name());
      if (category != null && !margin.population().containsKey(category)) {
        return category;
      }
    }
    return null;
  }

  /** All categories are known. */
  static Strata of(Margin margin, List<Respondent> respondents, Collapse collapse) {
    var counts = new HashMap<String, Integer>();
    for (var respondent : respondents) {
      String category = respondent.categories().get(margin.name());
      if (category != null) {
        counts.merge(category, 1, Integer::sum);
      }
    }
    var groups = collapse.groups(margin, counts);
    Map<String, Integer> indexes = new HashMap<>();
    for (int group = 0; group < groups.size(); group++) {
      for (String category : groups.get(group).categories()) {
        indexes.put(category, group);
      }
    }
    int[] groupOf = new int[respondents.size()];
    for (int i = 0; i < groupOf.length; i++) {
      String category = respondents.get(i).categories().get(margin.name());
      groupOf[i] = category == null ? UNSAID : indexes.getOrDefault(category, UNSAID);
    }
    return new Strata(margin, groups, groupOf);
  }

  String name() {
    return margin.name();
  }

  double total() {
    return margin.total();
  }

  List<Group> groups() {
    return groups;
  }

  int unsaid() {
    int said = groups.stream().mapToInt(Group::respondents).sum();
    return groupOf.length - said;
  }

  /** The weight in each group. */
  double[] sums(double[] weights) {
    double[] sums = new double[groups.size()];
    for (int i = 0; i < weights.length; i++) {
      if (groupOf[i] != UNSAID) {
        sums[groupOf[i]] += weights[i];
      }
    }
    return sums;
  }

  /** Multiplies each weight by the factor of its group; who did not say keeps theirs. */
  void multiply(double[] weights, double[] factors) {
    for (int i = 0; i < weights.length; i++) {
      if (groupOf[i] != UNSAID) {
        weights[i] *= factors[groupOf[i]];
      }
    }
  }

  /** The share of the population that the group is. */
  double share(int group) {
    return groups.get(group).population() / margin.total();
  }
}
