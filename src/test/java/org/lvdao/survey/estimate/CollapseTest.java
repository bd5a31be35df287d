package org.lvdao.survey.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.lvdao.survey.estimate.Collapse.Group;

class CollapseTest {
  private static List<List<String>> groups(int minimum, int... respondents) {
    var people = new LinkedHashMap<String, Double>();
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < respondents.length; i++) {
      people.put("c" + i, 100.0);
      counts.put("c" + i, respondents[i]);
    }
    return new Collapse(minimum)
        .groups(new Margin("age", people), counts).stream().map(Group::categories).toList();
  }

  @Test
  void a_small_category_joins_the_next_until_there_are_enough() {
    assertThat(groups(10, 3, 3, 20, 12)).containsExactly(List.of("c0", "c1", "c2"), List.of("c3"));
  }

  @Test
  void the_last_one_joins_the_one_before() {
    assertThat(groups(10, 30, 10, 4)).containsExactly(List.of("c0"), List.of("c1", "c2"));
  }

  @Test
  void one_is_left_when_all_are_too_few() {
    assertThat(groups(10, 1, 2, 3)).containsExactly(List.of("c0", "c1", "c2"));
    assertThat(groups(10, 1)).containsExactly(List.of("c0"));
  }

  @Test
  void without_a_minimum_even_empty_ones_stay() {
    assertThat(groups(0, 0, 5)).containsExactly(List.of("c0"), List.of("c1"));
  }

  @Property
  void each_has_enough_and_nobody_is_lost(
      @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 25) Integer> respondents,
      @ForAll @IntRange(max = 30) int minimum) {
    var people = new LinkedHashMap<String, Double>();
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < respondents.size(); i++) {
      people.put("c" + i, 10.0 + i);
      counts.put("c" + i, respondents.get(i));
    }
    var margin = new Margin("age", people);

    var groups = new Collapse(minimum).groups(margin, counts);

    assertThat(groups.stream().flatMap(group -> group.categories().stream()))
        .containsExactlyElementsOf(people.keySet());
    assertThat(groups.stream().mapToInt(Group::respondents).sum())
        .isEqualTo(respondents.stream().mapToInt(Integer::intValue).sum());
    assertThat(groups.stream().mapToDouble(Group::population).sum())
        .isCloseTo(margin.total(), within(1e-9));
    if (groups.size() > 1) {
      assertThat(groups).allMatch(group -> group.respondents() >= minimum);
    }
  }
}
