package org.lvdao.household.participation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StreakTest {
  private static final Week NEW_YEAR = Week.of(LocalDate.parse("2027-01-01"));

  private static List<Week> weeks(String... days) {
    return Stream.of(days).map(day -> Week.of(LocalDate.parse(day))).toList();
  }

  @Test
  void a_streak_goes_on_over_new_year_and_the_29th_of_february() {
    assertThat(Streak.of(weeks("2026-12-27", "2026-12-31", "2027-01-04"), NEW_YEAR.next()))
        .isEqualTo(new Streak(3, 3));
    assertThat(
            Streak.of(
                weeks("2028-02-27", "2028-02-29", "2028-03-06"),
                Week.of(LocalDate.parse("2028-03-12"))))
        .isEqualTo(new Streak(3, 3));
  }

  @Test
  void a_week_that_has_no_delivery_yet_breaks_nothing_until_it_is_over() {
    var delivered = weeks("2026-12-20", "2026-12-27");
    var last = Week.of(LocalDate.parse("2026-12-27"));
    assertThat(Streak.of(delivered, last).current()).isEqualTo(2);
    assertThat(Streak.of(delivered, last.next()).current()).isEqualTo(2);
    assertThat(Streak.of(delivered, last.plus(2))).isEqualTo(new Streak(0, 2));
    assertThat(Streak.of(List.of(), last)).isEqualTo(new Streak(0, 0));
  }

  /** Naive: begin at each week and walk on. */
  @Property
  void streaks_are_what_one_counts_by_walking(
      @ForAll @Size(max = 40) Set<@IntRange(max = 60) Integer> numbers) {
    var delivered = new TreeSet<>(numbers).stream().map(NEW_YEAR.plus(-55)::plus).toList();
    var now = NEW_YEAR.plus(5);

    var streak = Streak.of(delivered, now);

    int longest = delivered.stream().mapToInt(week -> walk(week, delivered, 1)).max().orElse(0);
    int current = walk(now, delivered, -1);
    assertThat(streak.longest()).isEqualTo(longest);
    assertThat(streak.current())
        .isEqualTo(current > 0 ? current : walk(now.previous(), delivered, -1));
  }

  private static int walk(Week from, Collection<Week> delivered, int step) {
    int count = 0;
    for (var week = from; delivered.contains(week); week = week.plus(step)) {
      count++;
    }
    return count;
  }
}
