package org.lvdao.household.participation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RankingTest {
  private static final int LEAST = 10;

  private static final List<RankedGroup> GROUPS =
      List.of(
          new RankedGroup("best", 10, 9),
          new RankedGroup("third", 30, 20),
          new RankedGroup("equal", 15, 10),
          new RankedGroup("last", 12, 0),
          new RankedGroup("small", 9, 9));

  private static int place(String code) {
    return Ranking.of(code, code, GROUPS, LEAST).orElseThrow().place();
  }

  @Test
  void equals_share_a_place_and_the_next_follows_after_all_of_them() {
    assertThat(place("best")).isEqualTo(1);
    assertThat(place("third")).isEqualTo(2);
    assertThat(place("equal")).isEqualTo(2);
    assertThat(place("last")).isEqualTo(4);
    var third = Ranking.of("third", "三号楼", GROUPS, LEAST).orElseThrow();
    assertThat(third.of()).isEqualTo(4);
    assertThat(third.name()).isEqualTo("三号楼");
    assertThat(third.rate()).isEqualTo("66.67");
  }

  @Test
  void a_small_group_is_not_ranked_and_not_counted() {
    assertThat(Ranking.of("small", "small", GROUPS, LEAST)).isEmpty();
    assertThat(Ranking.of("nowhere", "nowhere", GROUPS, LEAST)).isEmpty();
  }

  /** Naive: sort by the rate, and look for the first with the same. */
  @Property
  void a_place_is_that_of_the_first_with_the_same_rate(
      @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 8, max = 14) Integer> sizes,
      @ForAll @Size(min = 12, max = 12) List<@IntRange(max = 14) Integer> delivered) {
    var groups = new ArrayList<RankedGroup>();
    for (int i = 0; i < sizes.size(); i++) {
      groups.add(
          new RankedGroup(
              Integer.toString(i), sizes.get(i), Math.min(sizes.get(i), delivered.get(i))));
    }
    var rates =
        groups.stream()
            .filter(group -> group.registered() >= LEAST)
            .map(RankingTest::rate)
            .sorted(Comparator.reverseOrder())
            .toList();
    for (var group : groups) {
      var ranking = Ranking.of(group.code(), "", groups, LEAST);
      if (group.registered() < LEAST) {
        assertThat(ranking).isEmpty();
      } else {
        assertThat(ranking.orElseThrow().place()).isEqualTo(rates.indexOf(rate(group)) + 1);
        assertThat(ranking.orElseThrow().of()).isEqualTo(rates.size());
      }
    }
  }

  /** By a common denominator of all sizes there are. */
  private static long rate(RankedGroup group) {
    return group.participating() * (360_360 / group.registered());
  }
}
