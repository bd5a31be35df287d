package org.lvdao.survey.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.lvdao.survey.estimate.Samples.all;
import static org.lvdao.survey.estimate.Samples.distance;
import static org.lvdao.survey.estimate.Samples.in;
import static org.lvdao.survey.estimate.Samples.margin;
import static org.lvdao.survey.estimate.Samples.times;
import static org.lvdao.survey.estimate.Samples.weighing;
import static org.lvdao.survey.estimate.Samples.weights;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lvdao.survey.estimate.Adjustment.Collapsed;
import org.lvdao.survey.estimate.Adjustment.PostStratified;
import org.lvdao.survey.estimate.Adjustment.Unsaid;
import org.lvdao.survey.estimate.Failure.EmptyCategory;
import org.lvdao.survey.estimate.Failure.NoPopulation;
import org.lvdao.survey.estimate.Failure.NoRespondents;
import org.lvdao.survey.estimate.Failure.NotConverged;
import org.lvdao.survey.estimate.Failure.TotalsDiffer;
import org.lvdao.survey.estimate.Failure.UnknownCategory;

class WeightingTest {
  private static final Margin AREA = margin("area", "north", 600, "south", 400);
  private static final Margin GENDER = margin("gender", "f", 500, "m", 500);

  private static WeightingResult raked(List<Respondent> respondents, Margin... margins) {
    return Weighting.raked(List.of(margins), Collapse.NEVER, null).weigh(respondents);
  }

  @Test
  void twenty_of_mean_180_and_eighty_of_mean_120_make_150_in_equal_halves() {
    var respondents = all(times(20, in("half", "a")), times(80, in("half", "b")));
    var halves = margin("half", "a", 50, "b", 50);

    var weights = weights(Weighting.postStratified(halves, Collapse.NEVER).weigh(respondents));

    assertThat(weights.of(0)).isCloseTo(2.5, within(1e-12));
    assertThat(weights.of(99)).isCloseTo(0.625, within(1e-12));
    double total = 0;
    for (int i = 0; i < 100; i++) {
      total += weights.of(i) * (i < 20 ? 180 : 120);
    }
    assertThat(total / 100).isCloseTo(150, within(1e-9));
    assertThat(weights.designEffect().value()).isCloseTo(1.5625, within(1e-12));
    assertThat(weights.designEffect().effectiveRespondents()).isCloseTo(64, within(1e-9));
    assertThat(weights.adjustments()).singleElement().isInstanceOf(PostStratified.class);
  }

  @Test
  void design_weights_keep_their_proportions_within_a_cell() {
    var respondents =
        List.of(weighing(1, "area", "north"), weighing(3, "area", "north"), in("area", "south"));

    var weights = weights(raked(respondents, AREA));

    assertThat(weights.of(0)).isCloseTo(150, within(1e-9));
    assertThat(weights.of(1)).isCloseTo(450, within(1e-9));
    assertThat(weights.of(2)).isCloseTo(400, within(1e-9));
  }

  @Test
  void without_margins_design_weights_stay() {
    var weights = weights(Weighting.byDesign().weigh(List.of(weighing(3), weighing(5.5))));

    assertThat(weights.of(0)).isEqualTo(3);
    assertThat(weights.of(1)).isEqualTo(5.5);
  }

  @Test
  void small_categories_join_their_neighbours_and_it_is_said() {
    var ages = margin("age", "18-29", 200, "30-44", 300, "45-59", 300, "60+", 200);
    var respondents =
        all(
            times(3, in("age", "18-29")),
            times(20, in("age", "30-44")),
            times(30, in("age", "45-59")));

    var weights = weights(Weighting.postStratified(ages, new Collapse(10)).weigh(respondents));

    assertThat(weights.of(0)).isCloseTo(500.0 / 23, within(1e-9));
    assertThat(weights.of(52)).isCloseTo(500.0 / 30, within(1e-9));
    assertThat(weights.adjustments())
        .startsWith(
            new Collapsed("age", List.of("18-29", "30-44"), 23),
            new Collapsed("age", List.of("45-59", "60+"), 30));
  }

  @Test
  void who_does_not_say_stands_like_the_rest() {
    var respondents =
        all(
            times(10, in("area", "north", "gender", "f")),
            times(10, in("area", "north", "gender", "m")),
            times(10, in("area", "south", "gender", "f")),
            times(5, in("area", "south", "gender", "m")),
            times(5, in("area", "south")));

    var weights = weights(raked(respondents, AREA, GENDER));

    assertThat(distance(respondents, weights, AREA)).isLessThan(1e-6);
    double women = 10 * (weights.of(0) + weights.of(20));
    double men = 10 * weights.of(10) + 5 * weights.of(30);
    assertThat(women).isCloseTo(men, within(1e-4));
    assertThat(weights.adjustments()).contains(new Unsaid("gender", 5));
  }

  @Test
  void a_crossing_without_respondents_is_no_hindrance_where_the_margins_allow_it() {
    var bands = margin("band", "young", 300, "middle", 400, "old", 300);
    var respondents =
        all(
            times(8, in("area", "north", "band", "young")),
            times(9, in("area", "north", "band", "middle")),
            times(7, in("area", "south", "band", "middle")),
            times(5, in("area", "south", "band", "old")),
            times(6, in("area", "north", "band", "old")));

    var weights = weights(raked(respondents, AREA, bands));

    assertThat(distance(respondents, weights, AREA)).isLessThan(1e-6);
    assertThat(distance(respondents, weights, bands)).isLessThan(1e-6);
  }

  /** All men who answered are of the north, where 600 live: they cannot stand for 800. */
  @Test
  void margins_that_cannot_be_met_are_named() {
    var men = margin("gender", "f", 200, "m", 800);
    var respondents =
        all(
            times(10, in("area", "north", "gender", "f")),
            times(10, in("area", "north", "gender", "m")),
            times(10, in("area", "south", "gender", "f")));

    assertThat(raked(respondents, AREA, men))
        .isInstanceOfSatisfying(
            NotConverged.class,
            failure -> {
              assertThat(failure.margin()).isEqualTo("area");
              assertThat(failure.category()).isIn("north", "south");
              assertThat(failure.difference()).isGreaterThan(0.1).isFinite();
            });
  }

  /** The only weights would be 0 for the women of the north, who then had no voice. */
  @Test
  void margins_that_only_zero_weights_meet_are_not_met() {
    var halves = margin("area", "north", 500, "south", 500);
    var respondents =
        all(
            times(10, in("area", "north", "gender", "f")),
            times(10, in("area", "north", "gender", "m")),
            times(10, in("area", "south", "gender", "f")));

    assertThat(raked(respondents, halves, GENDER)).isInstanceOf(NotConverged.class);
  }

  @Test
  void what_the_data_do_not_allow_says_where() {
    var north = List.of(in("area", "north", "gender", "f"));
    var empty = margin("area", "north", 1_000, "south", 0);

    assertThat(raked(List.of(), AREA)).isEqualTo(new NoRespondents());
    assertThat(raked(north, AREA)).isEqualTo(new EmptyCategory("area", "south", 400));
    assertThat(raked(north, margin("area", "north", 0, "south", 9)))
        .isEqualTo(new NoPopulation("area", "north", 1));
    assertThat(raked(north, margin("area", "south", 9)))
        .isEqualTo(new UnknownCategory("area", "north"));
    assertThat(raked(north, empty, margin("gender", "f", 999)))
        .isEqualTo(new TotalsDiffer("gender", 999, "area", 1_000));
    assertThat(weights(raked(north, empty, margin("gender", "f", 999).scaledTo(1_000))).of(0))
        .isCloseTo(1_000, within(1e-9));
    assertThat(raked(List.of(in()), AREA)).isEqualTo(new EmptyCategory("area", "north", 600));
  }

  @Test
  void mistakes_of_the_caller_are_refused() {
    assertThatThrownBy(() -> raked(List.of(), AREA, AREA)).hasMessageContaining("called area");
    assertThatThrownBy(() -> margin("area", "north", -1)).hasMessageContaining("-1.0");
    assertThatThrownBy(() -> margin("area", "north", 0)).hasMessageContaining("nobody");
    assertThatThrownBy(() -> weighing(0)).hasMessageContaining("positive");
    assertThatThrownBy(() -> new Collapse(-1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> new Trim(0, 0.9)).hasMessageContaining("0.9");
  }
}
