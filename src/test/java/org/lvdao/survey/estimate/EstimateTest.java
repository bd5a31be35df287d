package org.lvdao.survey.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.lvdao.survey.estimate.Samples.all;
import static org.lvdao.survey.estimate.Samples.in;
import static org.lvdao.survey.estimate.Samples.margin;
import static org.lvdao.survey.estimate.Samples.times;
import static org.lvdao.survey.estimate.Samples.weighing;
import static org.lvdao.survey.estimate.Samples.weights;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lvdao.survey.estimate.Failure.NoRespondents;

class EstimateTest {
  private static final Basis SAMPLE = new Basis.Sample(800, 400);
  private static final Basis OPT_IN = new Basis.OptIn();

  private static List<@Nullable Answer> answers(int positive, int negative, int dontKnow) {
    var answers = new ArrayList<@Nullable Answer>();
    answers.addAll(Collections.nCopies(positive, Answer.POSITIVE));
    answers.addAll(Collections.nCopies(negative, Answer.NEGATIVE));
    answers.addAll(Collections.nCopies(dontKnow, Answer.DONT_KNOW));
    return answers;
  }

  private static Estimation of(Basis basis, Weights weights, List<@Nullable Answer> answers) {
    return Estimate.of(basis, weights, answers, Confidence.OF_95_PERCENT);
  }

  private static Estimate equal(Basis basis, List<@Nullable Answer> answers) {
    return estimate(of(basis, equalWeights(answers.size()), answers));
  }

  private static Weights equalWeights(int number) {
    return weights(Weighting.byDesign().weigh(times(number, in())));
  }

  private static Estimate estimate(Estimation estimation) {
    assertThat(estimation).isInstanceOf(Estimate.class);
    return (Estimate) estimation;
  }

  private static Proportion value(Estimate estimate) {
    return Objects.requireNonNull(estimate.ofOpinions());
  }

  @Test
  void reports_those_who_do_not_know_both_ways() {
    var estimate = equal(SAMPLE, answers(320, 40, 40));

    assertThat(value(estimate).share()).isCloseTo(0.889, within(5e-4));
    assertThat(value(estimate).base().respondents()).isEqualTo(360);
    assertThat(value(estimate).interval())
        .isEqualTo(Wilson.interval(320 / 360.0, 360, Confidence.OF_95_PERCENT));
    assertThat(estimate.atWorst().share()).isCloseTo(0.8, within(1e-12));
    assertThat(estimate.atBest().share()).isCloseTo(0.9, within(1e-12));
    assertThat(estimate.atBest().base().respondents()).isEqualTo(400);
    assertThat(estimate.respondents()).isEqualTo(400);
    assertThat(estimate.counts())
        .isEqualTo(Map.of(Answer.POSITIVE, 320, Answer.NEGATIVE, 40, Answer.DONT_KNOW, 40));
  }

  /** The twenty of the one half all say yes and the eighty of the other no. */
  @Test
  void weights_move_the_share_and_widen_the_interval() {
    var respondents = all(times(20, in("half", "a")), times(80, in("half", "b")));
    var weights =
        weights(
            Weighting.postStratified(margin("half", "a", 50, "b", 50), Collapse.NEVER)
                .weigh(respondents));

    var estimate = estimate(of(SAMPLE, weights, answers(20, 80, 0)));

    assertThat(estimate.unweighted()).isCloseTo(0.2, within(1e-12));
    assertThat(value(estimate).share()).isCloseTo(0.5, within(1e-12));
    assertThat(value(estimate).base().value()).isCloseTo(1.5625, within(1e-12));
    assertThat(value(estimate).interval().low())
        .isCloseTo(Wilson.interval(0.5, 64, Confidence.OF_95_PERCENT).low(), within(1e-12));
    assertThat(estimate.adjustments()).isEqualTo(weights.adjustments());
  }

  @Test
  void an_area_counts_only_its_own_with_the_weights_of_the_whole() {
    var weights = weights(Weighting.byDesign().weigh(List.of(weighing(1), weighing(2), in())));

    var estimate =
        estimate(of(SAMPLE, weights, new ArrayList<>(answersOf(Answer.NEGATIVE, Answer.POSITIVE))));

    assertThat(value(estimate).share()).isCloseTo(2.0 / 3, within(1e-12));
    assertThat(estimate.respondents()).isEqualTo(2);
    assertThat(estimate.tooFewToPublish()).isTrue();
    assertThat(equal(SAMPLE, answers(9, 0, 0)).tooFewToPublish()).isTrue();
    assertThat(equal(SAMPLE, answers(9, 0, 1)).tooFewToPublish()).isFalse();
  }

  private static List<@Nullable Answer> answersOf(Answer first, Answer second) {
    var answers = new ArrayList<@Nullable Answer>(List.of(first, second));
    answers.add(null);
    return answers;
  }

  @Test
  void nobody_is_no_estimate_and_no_opinion_is_no_share() {
    var nobody = new ArrayList<@Nullable Answer>(Collections.nCopies(3, null));

    assertThat(of(SAMPLE, equalWeights(3), nobody)).isEqualTo(new NoRespondents());
    var clueless = equal(SAMPLE, answers(0, 0, 12));
    assertThat(clueless.ofOpinions()).isNull();
    assertThat(clueless.unweighted()).isNull();
    assertThat(clueless.atWorst().share()).isZero();
    assertThat(clueless.atBest().share()).isEqualTo(1);
    assertThat(clueless.since(equal(SAMPLE, answers(9, 1, 0)))).isNull();
    assertThatThrownBy(() -> of(SAMPLE, equalWeights(2), nobody)).hasMessageContaining("3 answers");
  }

  @Test
  void change_is_that_of_the_literature_and_never_between_a_sample_and_participation() {
    var now = equal(SAMPLE, answers(56, 14, 0));
    var before = equal(SAMPLE, answers(48, 32, 5));

    var change = Objects.requireNonNull(now.since(before));

    assertThat(change.difference()).isCloseTo(0.2, within(1e-12));
    assertThat(change.interval().low()).isCloseTo(0.0524, within(5e-5));
    assertThat(change.interval().high()).isCloseTo(0.3339, within(5e-5));
    assertThat(change.significant()).isTrue();
    assertThat(now.since(equal(OPT_IN, answers(48, 32, 0)))).isNull();
    assertThat(equal(OPT_IN, answers(56, 14, 0)).since(equal(OPT_IN, answers(48, 32, 0))))
        .isEqualTo(change);
  }

  @Test
  void only_a_sample_has_a_response_rate() {
    assertThat(new Basis.Sample(800, 400).responseRate()).isEqualTo(0.5);
    assertThat(OPT_IN.getClass().getRecordComponents()).isEmpty();
    assertThatThrownBy(() -> new Basis.Sample(10, 11)).hasMessageContaining("11 of 10");
  }

  @Property(tries = 300)
  void bounds_hold_the_share_and_nobody_counts_twice(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int number) {
    var random = new Random(seed);
    var respondents = new ArrayList<Respondent>();
    var answers = new ArrayList<@Nullable Answer>();
    for (int i = 0; i < number; i++) {
      respondents.add(weighing(0.1 + random.nextDouble() * 20));
      answers.add(Answer.values()[random.nextInt(3)]);
    }
    answers.set(0, Answer.POSITIVE);

    var estimate = estimate(of(OPT_IN, weights(Weighting.byDesign().weigh(respondents)), answers));

    double share = value(estimate).share();
    assertThat(share).isBetween(estimate.atWorst().share(), estimate.atBest().share());
    for (var proportion : List.of(value(estimate), estimate.atWorst(), estimate.atBest())) {
      assertThat(proportion.interval().contains(proportion.share())).isTrue();
      assertThat(proportion.base().effectiveRespondents())
          .isLessThanOrEqualTo(proportion.base().respondents());
    }
  }
}
