package org.lvdao.survey.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DontKnowTest {
  @Test
  void of_320_satisfied_40_not_and_40_who_do_not_know_it_is_88_9_percent_between_80_and_90() {
    var answers = new DontKnow(320, 40, 40);

    assertThat(answers.ofOpinions()).isCloseTo(0.889, within(5e-4));
    assertThat(answers.bounds().low()).isCloseTo(0.8, within(1e-12));
    assertThat(answers.bounds().high()).isCloseTo(0.9, within(1e-12));
  }

  @Test
  void who_all_do_not_know_may_all_be_satisfied_or_none() {
    var answers = new DontKnow(0, 0, 5);

    assertThat(answers.ofOpinions()).isNull();
    assertThat(answers.bounds()).isEqualTo(new Interval(0, 1));
  }

  @Property
  void the_bounds_hold_the_share_and_are_one_when_all_know(
      @ForAll @IntRange(min = 1, max = 1_000) int positive,
      @ForAll @IntRange(max = 1_000) int negative,
      @ForAll @IntRange(max = 1_000) int dontKnow) {
    var answers = new DontKnow(positive, negative, dontKnow);

    assertThat(answers.bounds().contains(answers.ofOpinions())).isTrue();
    assertThat(answers.bounds().width() < 1e-12).isEqualTo(dontKnow == 0);
  }

  @Test
  void refuses_no_answers_at_all() {
    assertThatThrownBy(() -> new DontKnow(0, 0, 0)).hasMessageContaining("no share");
    assertThatThrownBy(() -> new DontKnow(1, -1, 0)).hasMessageContaining("fewer than none");
  }
}
