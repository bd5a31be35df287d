package org.lvdao.survey.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lvdao.survey.estimate.Samples.distance;
import static org.lvdao.survey.estimate.Samples.sum;
import static org.lvdao.survey.estimate.Samples.weighing;
import static org.lvdao.survey.estimate.Samples.weights;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.lvdao.survey.estimate.Adjustment.Raked;
import org.lvdao.survey.estimate.Adjustment.Trimmed;

class RakingTest {
  /** A survey in which every crossing of the margins has respondents. */
  private static List<Respondent> survey(Random random, int rows, int columns) {
    var respondents = new ArrayList<Respondent>();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        for (int i = random.nextInt(1, 6); i > 0; i--) {
          respondents.add(
              weighing(0.2 + random.nextDouble() * 5, "row", "r" + row, "column", "c" + column));
        }
      }
    }
    Collections.shuffle(respondents, random);
    return respondents;
  }

  private static Margin population(Random random, String name, String prefix, int categories) {
    var people = new LinkedHashMap<String, Double>();
    for (int i = 0; i < categories; i++) {
      people.put(prefix + i, 10 + random.nextDouble() * 1_000);
    }
    return new Margin(name, people).scaledTo(123_456);
  }

  private static List<Margin> margins(Random random, int rows, int columns) {
    return List.of(
        population(random, "row", "r", rows), population(random, "column", "c", columns));
  }

  private static double[][] cells(
      List<Respondent> respondents, int rows, int columns, double[] weights) {
    double[][] cells = new double[rows][columns];
    for (int i = 0; i < weights.length; i++) {
      var categories = respondents.get(i).categories();
      cells[index(categories.get("row"))][index(categories.get("column"))] += weights[i];
    }
    return cells;
  }

  private static int index(String category) {
    return Integer.parseInt(category.substring(1));
  }

  @Property(tries = 300)
  void meets_margins_with_positive_weights_that_add_up_and_keep_odds_ratios(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 6) int rows,
      @ForAll @IntRange(min = 2, max = 6) int columns) {
    var random = new Random(seed);
    var respondents = survey(random, rows, columns);
    var margins = margins(random, rows, columns);

    var weights = weights(Weighting.raked(margins, Collapse.NEVER, null).weigh(respondents));

    double[] after = IntStream.range(0, weights.size()).mapToDouble(weights::of).toArray();
    double[] before = respondents.stream().mapToDouble(Respondent::designWeight).toArray();
    assertThat(Arrays.stream(after).allMatch(weight -> weight > 0)).isTrue();
    assertThat(sum(weights)).isCloseTo(123_456, within(1e-6));
    for (var margin : margins) {
      assertThat(distance(respondents, weights, margin)).isLessThan(1e-6);
    }
    double[][] sample = cells(respondents, rows, columns, before);
    double[][] raked = cells(respondents, rows, columns, after);
    for (int row = 1; row < rows; row++) {
      for (int column = 1; column < columns; column++) {
        double odds = odds(sample, row, column);
        assertThat(odds(raked, row, column)).isCloseTo(odds, within(1e-9 * odds));
      }
    }
  }

  private static double odds(double[][] cells, int row, int column) {
    return cells[0][0] * cells[row][column] / (cells[0][column] * cells[row][0]);
  }

  @Property(tries = 200)
  void the_order_of_respondents_makes_no_difference(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 5) int size) {
    var random = new Random(seed);
    var respondents = survey(random, size, size);
    var weighting = Weighting.raked(margins(random, size, size), new Collapse(4), new Trim(0.1, 4));
    var order = new ArrayList<>(IntStream.range(0, respondents.size()).boxed().toList());
    Collections.shuffle(order, random);

    var straight = weights(weighting.weigh(respondents));
    var shuffled = weights(weighting.weigh(order.stream().map(respondents::get).toList()));

    for (int i = 0; i < order.size(); i++) {
      double weight = straight.of(order.get(i));
      assertThat(shuffled.of(i)).isCloseTo(weight, within(1e-9 * weight));
    }
  }

  @Property(tries = 200)
  void trimmed_weights_stay_in_their_bounds_or_say_that_they_cannot(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 5) int size) {
    var random = new Random(seed);
    var respondents = survey(random, size, size);
    var margins = margins(random, size, size);

    var weights =
        weights(Weighting.raked(margins, Collapse.NEVER, new Trim(0.2, 3)).weigh(respondents));

    for (var margin : margins) {
      assertThat(distance(respondents, weights, margin)).isLessThan(1e-6);
    }
    double mean = sum(weights) / weights.size();
    double[] ratios =
        IntStream.range(0, weights.size()).mapToDouble(i -> weights.of(i) / mean).toArray();
    var trimmed = (Trimmed) weights.adjustments().getLast();
    boolean inside =
        IntStream.range(0, ratios.length)
            .allMatch(i -> ratios[i] >= 0.2 * (1 - 1e-5) && ratios[i] <= 3 * (1 + 1e-5));
    if (trimmed.kept()) {
      assertThat(inside).isTrue();
    } else {
      assertThat(trimmed.rounds()).isEqualTo(50);
    }
    assertThat(trimmed.respondents() > 0).isEqualTo(trimmed.rounds() > 0);
  }

  @Test
  void five_thousand_respondents_and_six_margins_are_raked_within_seconds() {
    var random = new Random(20261123);
    int[] sizes = {15, 6, 2, 4, 3, 8};
    var margins = new ArrayList<Margin>();
    for (int m = 0; m < sizes.length; m++) {
      margins.add(population(random, "m" + m, "c", sizes[m]));
    }
    var respondents = new ArrayList<Respondent>();
    for (int i = 0; i < 5_000; i++) {
      var said = new String[2 * sizes.length];
      for (int m = 0; m < sizes.length; m++) {
        said[2 * m] = "m" + m;
        said[2 * m + 1] = "c" + random.nextInt(sizes[m]);
      }
      respondents.add(weighing(1 + random.nextInt(5), said));
    }

    long start = System.nanoTime();
    var weights = weights(Weighting.raked(margins, Collapse.NEVER, null).weigh(respondents));
    var took = Duration.ofNanos(System.nanoTime() - start);

    var raked = (Raked) weights.adjustments().getLast();
    System.out.println("5,000 respondents, 6 margins: " + took.toMillis() + " ms, " + raked);
    assertThat(margins)
        .allSatisfy(margin -> assertThat(distance(respondents, weights, margin)).isLessThan(1e-6));
    assertThat(raked.passes()).isBetween(2, 100);
    assertThat(took).isLessThan(Duration.ofSeconds(10));
  }
}
