package org.lvdao.survey.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The declared rule for categories with too few respondents: the first such one, in the margin's
 * order, joins the category after it (the last one joins the one before it), and again until each
 * has enough or only one is left.
 *
 * @param minimum respondents in a category; 0: nothing is ever put together
 */
public record Collapse(int minimum) {
  public static final Collapse NEVER = new Collapse(0);

  public Collapse {
    if (minimum < 0) {
      throw new IllegalArgumentException("No minimum: " + minimum);
    }
  }

  /**
   * Categories that count as one.
   *
   * @param categories in declared order, at least one
   * @param population people in all of them
   * @param respondents in all of them
   */
  record Group(List<String> categories, double population, int respondents) {
    /** As the margin's own category when it is one alone. */
    String name() {
      return String.join("+", categories);
    }

    private Group with(Group next) {
      var both = new ArrayList<>(categories);
      both.addAll(next.categories);
      return new Group(
          List.copyOf(both), population + next.population, respondents + next.respondents);
    }
  }

  /**
   * @param respondents how many there are by category; who is not in it has none
   * @return in declared order, with every category of the margin in one of them
   */
  List<Group> groups(Margin margin, Map<String, Integer> respondents) {
    var groups = new ArrayList<Group>();
    margin
        .population()
        .forEach(
            (category, people) ->
                groups.add(
                    new Group(List.of(category), people, respondents.getOrDefault(category, 0))));
    // Before the one looked at, all have enough; joining only makes them more.
    int at = 0;
    while (at < groups.size()) {
      if (groups.get(at).respondents() >= minimum || groups.size() == 1) {
        at++;
      } else {
        int first = Math.min(at, groups.size() - 2);
        groups.set(first, groups.get(first).with(groups.remove(first + 1)));
        at = first;
      }
    }
    return groups;
  }
}
