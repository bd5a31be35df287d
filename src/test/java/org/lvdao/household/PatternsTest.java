package org.lvdao.household;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.lvdao.kernel.BusinessTime;

/** What looks like cheating, and how rarely an ordinary household does. */
class PatternsTest {
  private static final PatternSettings DEFAULTS =
      new PatternSettings(
          90,
          1_000,
          5_000,
          8,
          14,
          5,
          Duration.ofMinutes(10),
          Duration.ofMinutes(1),
          23,
          5,
          4,
          12,
          5,
          Duration.ofDays(30));

  private static final Patterns PATTERNS = new Patterns(DEFAULTS);
  private static final Instant MORNING =
      BusinessTime.startOf(LocalDate.of(2026, 6, 1)).plusSeconds(8 * 3_600);

  private static Trace trace(long id, long second, long grams) {
    return new Trace(id, 1, null, 7, "a", null, MORNING.plusSeconds(second), 0, grams);
  }

  /** Each delivery judged when all the others are there. */
  private static List<Trace> judged(List<Trace> all, Doubt doubt) {
    return all.stream()
        .filter(
            one ->
                PATTERNS
                    .of(one, all.stream().filter(other -> other.id() != one.id()).toList())
                    .containsKey(doubt))
        .toList();
  }

  @Provide
  Arbitrary<List<Trace>> deliveries() {
    return Arbitraries.integers()
        .between(0, 2_400)
        .flatMap(
            second ->
                Arbitraries.integers().between(1, 2).map(grams -> trace(0, second, 500L * grams)))
        .list()
        .ofMaxSize(24)
        .map(
            list ->
                IntStream.range(0, list.size()).mapToObj(i -> withId(list.get(i), i + 1)).toList());
  }

  private static Trace withId(Trace one, long id) {
    return new Trace(id, 1, null, one.sourceId(), one.community(), null, one.at(), 0, one.grams());
  }

  /** One of six deliveries in a row whose first and last are no more than ten minutes apart. */
  @Property
  void a_short_interval_is_found_wherever_the_one_stands_in_it(
      @ForAll("deliveries") List<Trace> all) {
    var sorted =
        all.stream().sorted(Comparator.comparing(Trace::at).thenComparing(Trace::id)).toList();
    var expected =
        IntStream.range(0, Math.max(0, sorted.size() - 5))
            .mapToObj(i -> sorted.subList(i, i + 6))
            .filter(
                six ->
                    Duration.between(six.getFirst().at(), six.getLast().at())
                            .compareTo(Duration.ofMinutes(10))
                        <= 0)
            .flatMap(List::stream)
            .distinct()
            .toList();
    // Moments that are equal stand in any order, so each of them may be the sixth.
    var moments = expected.stream().map(Trace::at).distinct().toList();

    assertThat(judged(all, Doubt.SHORT_INTERVAL).stream().map(Trace::at).distinct())
        .containsExactlyInAnyOrderElementsOf(moments);
  }

  @Property
  void the_same_weight_counts_in_the_order_of_the_deliveries_not_of_their_arrival(
      @ForAll("deliveries") List<Trace> all, @ForAll Random random) {
    var sorted =
        all.stream().sorted(Comparator.comparing(Trace::at).thenComparing(Trace::id)).toList();
    var expected = new ArrayList<Trace>();
    int begin = 0;
    for (int i = 1; i <= sorted.size(); i++) {
      if (i == sorted.size() || sorted.get(i).grams() != sorted.get(begin).grams()) {
        if (i - begin >= 8) {
          expected.addAll(sorted.subList(begin, i));
        }
        begin = i;
      }
    }
    var shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, random);

    assertThat(judged(shuffled, Doubt.SAME_WEIGHT)).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Property
  void a_percentile_is_that_of_all_weights_in_a_row(
      @ForAll @Size(min = 1, max = 300) List<@IntRange(min = 1, max = 60) Integer> grams,
      @ForAll @IntRange(min = 1, max = 100) int percent) {
    var weights = new Weights();
    grams.forEach(one -> weights.add(one, 1));
    var sorted = grams.stream().sorted().toList();

    long found = weights.percentile(percent);

    assertThat(found)
        .isEqualTo(sorted.get((int) Math.ceil(grams.size() * percent / 100.0) - 1).longValue());
    assertThat(grams.stream().filter(one -> one > found).count() * 100)
        .isLessThanOrEqualTo(grams.size() * (100L - percent));
  }

  @Test
  void clocks_that_differ_are_compared_by_ours_and_bins_side_by_side_are_one_place() {
    var here = new Trace(1, 1, null, 7, "a", null, MORNING, 0, 900);
    var there = new Trace(2, 1, null, 8, "a", null, MORNING.plusSeconds(300), 280_000, 950);
    assertThat(PATTERNS.of(there, List.of(here))).containsOnlyKeys(Doubt.TWO_PLACES);
    assertThat(PATTERNS.of(here, List.of(there)).get(Doubt.TWO_PLACES)).containsExactly(there);
    var later = new Trace(3, 1, null, 8, "a", null, MORNING.plusSeconds(60), 0, 950);
    assertThat(PATTERNS.of(later, List.of(here))).isEmpty();
    var memberThere = new Trace(4, 1, 5L, 8, "a", null, MORNING, 0, 950);
    assertThat(PATTERNS.of(memberThere, List.of(here))).isEmpty();
    var left = new Trace(5, 1, null, 7, "a", "东门", MORNING, 0, 900);
    var right = new Trace(6, 1, null, 8, "a", "东门", MORNING, 0, 950);
    assertThat(PATTERNS.of(left, List.of(right))).isEmpty();
    var elsewhere = new Trace(7, 1, null, 9, "b", "东门", MORNING, 0, 950);
    assertThat(PATTERNS.of(left, List.of(elsewhere))).containsOnlyKeys(Doubt.TWO_PLACES);
  }

  @Test
  void a_night_ends_in_the_morning_and_the_next_one_begins_anew() {
    var evening = BusinessTime.startOf(LocalDate.of(2026, 6, 1)).plus(Duration.ofHours(23));
    var night = new ArrayList<Trace>();
    for (int i = 0; i < 5; i++) {
      night.add(
          new Trace(
              i, 1, null, 7, "a", null, evening.plus(Duration.ofMinutes(80L * i)), 0, 900 + i));
    }
    assertThat(judged(night, Doubt.NIGHT_BURST)).hasSize(5);
    assertThat(judged(night.subList(0, 4), Doubt.NIGHT_BURST)).isEmpty();
    night.set(4, new Trace(4, 1, null, 7, "a", null, evening.plus(Duration.ofHours(6)), 0, 904));
    assertThat(judged(night, Doubt.NIGHT_BURST)).isEmpty();
    night.set(4, new Trace(4, 1, null, 7, "a", null, evening.plus(Duration.ofHours(24)), 0, 904));
    assertThat(judged(night, Doubt.NIGHT_BURST)).isEmpty();
  }

  /**
   * 300 households for a year: two deliveries a day about half past seven and seven, one in ten
   * with a second bag, around a weight of their own, at a bin that rounds to 50 g; a tenth work in
   * shifts and come once at night.
   */
  @Test
  void an_ordinary_household_is_held_less_than_once_in_a_year() {
    long seed = Long.getLong("lvdao.seed", System.nanoTime() & 0xFFFFFF);
    var random = new Random(seed);
    var held = new EnumMap<Doubt, Integer>(Doubt.class);
    int deliveries = 0;
    int homes = 300;
    for (int home = 0; home < homes; home++) {
      var year = year(random, home % 10 == 0);
      deliveries += year.size();
      for (int i = 0; i < year.size(); i++) {
        var around =
            new ArrayList<>(year.subList(Math.max(0, i - 60), Math.min(year.size(), i + 60)));
        var one = year.get(i);
        around.remove(one);
        PATTERNS.of(one, around).keySet().forEach(doubt -> held.merge(doubt, 1, Integer::sum));
      }
    }

    System.out.printf(
        "[patterns] seed=%d: %d deliveries of %d ordinary households in a year, held: %s%n",
        seed, deliveries, homes, held);
    assertThat(held.values().stream().mapToInt(Integer::intValue).sum())
        .as("seed=" + seed)
        .isLessThan(homes);
  }

  private static List<Trace> year(Random random, boolean shifts) {
    var year = new ArrayList<Trace>();
    double usual = 700 + random.nextInt(900);
    for (int day = 0; day < 365; day++) {
      for (int hour : new int[] {shifts ? 1 : 7, 19}) {
        long second = day * 86_400L + (long) ((hour - 8 + random.nextGaussian() / 2) * 3_600);
        int bags = random.nextInt(10) == 0 ? 2 : 1;
        for (int bag = 0; bag < bags; bag++) {
          double grams = usual * (1 + random.nextGaussian() / 5);
          long rounded = Math.max(1, Math.round(grams / 50)) * 50;
          year.add(trace(year.size(), second + 20L * bag, rounded));
        }
      }
    }
    return year;
  }
}
