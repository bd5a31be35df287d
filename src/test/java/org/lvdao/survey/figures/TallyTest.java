package org.lvdao.survey.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lvdao.survey.figures.Choices.Choice;

/** What a report prints of counts, and what it does not. */
class TallyTest {
  private static List<String> names(int number) {
    return IntStream.range(0, number).mapToObj(i -> "O" + i).toList();
  }

  private static List<@Nullable Integer> numbers(Choices choices) {
    return choices.choices().stream().map(Choice::number).toList();
  }

  @Test
  void where_all_choose_two_of_three_a_rare_option_hides_another() {
    // 100 people, two each: who knows 98 and 97 knows the 5.
    var names = names(3);
    var exactly = Choices.ofSeveral("Q", "", true, 100, names, new int[] {98, 5, 97});
    assertThat(numbers(exactly)).doesNotContain(5, 97, 98);
    var free = Choices.ofSeveral("Q", "", false, 135, names, new int[] {60, 5, 135});
    assertThat(numbers(free)).containsExactly(60, null, 135);
    var known = Choices.ofSeveral("Q", "", true, 100, names(4), new int[] {60, 5, 75, 60});
    assertThat(numbers(known)).as("one alone would follow").filteredOn(Objects::isNull).hasSize(2);
  }

  @Test
  void what_few_answered_is_not_even_named() {
    var numbers = new LinkedHashMap<String, Integer>();
    numbers.put("1931", 1);
    numbers.put("2024", 60);
    numbers.put("2025", 30);
    numbers.put("2026", 8);
    var choices = Choices.ofAny("Q", "", numbers);
    assertThat(choices.choices()).containsExactly(new Choice("2024", 60), new Choice("其余", 39));
    assertThat(Choices.ofAny("Q", "", new TreeMap<>()).answered()).isNull();
  }

  private static Amounts amounts(int... numbers) {
    var all = new TreeMap<BigDecimal, Integer>();
    for (int number : numbers) {
      all.merge(BigDecimal.valueOf(number), 1, Integer::sum);
    }
    return Amounts.of("Q", "", 0, all);
  }

  private static int[] upTo(int most) {
    return IntStream.rangeClosed(1, most).toArray();
  }

  @Test
  void a_quantile_has_ten_respondents_on_each_side() {
    assertThat(amounts(upTo(9)).answered()).isNull();
    assertThat(amounts(upTo(9)).mean()).isNull();
    assertThat(amounts(upTo(10)).mean()).isEqualByComparingTo("5.5");
    assertThat(amounts(upTo(19)).median()).isNull();
    assertThat(amounts(upTo(20)).median()).isEqualByComparingTo("10.5");
    assertThat(amounts(upTo(39)).lower()).isNull();
    assertThat(amounts(upTo(39)).median()).isEqualByComparingTo("20");
    assertThat(amounts(upTo(40)).lower()).isEqualByComparingTo("10.5");
    assertThat(amounts(upTo(40)).upper()).isEqualByComparingTo("30.5");
    assertThat(amounts(upTo(41)).upper()).isEqualByComparingTo("31");
  }

  @Test
  void a_mean_that_one_answer_makes_stays_hidden() {
    var likely = amounts(1, 1, 1, 1, 1, 1, 1, 1, 1, 1_000);
    assertThat(likely.answered()).isEqualTo(10);
    assertThat(likely.mean()).as("the sum less little is the greatest").isNull();
    assertThat(amounts(0, 0, 0, 0, 0, 0, 0, 0, -900, 1_000).mean()).isNull();
    assertThat(amounts(0, 0, 0, 0, 0, 0, 0, 200, 900, 1_000).mean()).isEqualByComparingTo("210");
  }

  @Test
  void ranks_of_two_places_give_no_first_away() {
    // 3 of 40 rank B first: with two places B's mean says so.
    int[][] places = {{37, 3}, {3, 37}};
    assertThat(Ranks.of("Q", "", 2, 2, names(2), places).options())
        .allMatch(rank -> rank.first() == null && rank.mean() == null);
    int[][] free = {{30, 12, 0}, {20, 15, 15}, {0, 12, 8}};
    var ranks = Ranks.of("Q", "", 1, 3, names(3), free);
    assertThat(ranks.answered()).isEqualTo(50);
    assertThat(ranks.options().getFirst())
        .as("8 did not rank it, 12 ranked it later")
        .matches(rank -> rank.ranked() == null && rank.mean() == null);
    int[][] enough = {{30, 10, 0}, {20, 15, 15}, {0, 15, 20}};
    var last = Ranks.of("Q", "", 1, 3, names(3), enough).options().getLast();
    assertThat(last).isEqualTo(new Ranks.Rank("O2", 0, 35, 90 / 35.0));
    int[][] few = {{9, 0}, {0, 9}};
    assertThat(Ranks.of("Q", "", 1, 2, names(2), few).answered()).isNull();
  }

  @Property(tries = 300)
  void no_small_number_follows_from_ranks(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 5) int options,
      @ForAll @IntRange(min = 10, max = 120) int answered,
      @ForAll boolean all) {
    var random = new Random(seed);
    int most = 1 + random.nextInt(options);
    int[][] places = new int[options][options];
    for (int i = 0; i < answered; i++) {
      // Mostly in order, so that some places are rare.
      var order = new ArrayList<>(IntStream.range(0, options).boxed().toList());
      if (random.nextInt(3) == 0) {
        Collections.shuffle(order, random);
      }
      int ranked = all ? most : 1 + random.nextInt(most);
      for (int place = 0; place < ranked; place++) {
        places[order.get(place)][place]++;
      }
    }
    var ranks = Ranks.of("Q", "", all ? most : 1, most, names(options), places);
    var hidden = new ArrayList<Integer>();
    for (int i = 0; i < ranks.options().size(); i++) {
      var rank = ranks.options().get(i);
      var first = rank.first();
      var ranked = rank.ranked();
      var told =
          Stream.of(
              first,
              ranked,
              ranked == null ? null : Integer.valueOf(answered - ranked),
              ranked == null || first == null ? null : Integer.valueOf(ranked - first));
      assertThat(told.filter(Objects::nonNull)).noneMatch(n -> n > 0 && n < 10);
      if (first == null) {
        hidden.add(places[i][0]);
      }
    }
    if (!hidden.isEmpty()) {
      assertThat(hidden).as("one alone follows from all first places").hasSizeGreaterThan(1);
      assertThat(hidden.stream().mapToInt(Integer::intValue).sum()).isGreaterThanOrEqualTo(10);
    }
  }
}
