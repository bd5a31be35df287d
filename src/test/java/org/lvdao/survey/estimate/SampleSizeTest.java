package org.lvdao.survey.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class SampleSizeTest {
  private static SampleSize of(long population, double designEffect, double responseRate) {
    return new SampleSize(
        0.03, 0.5, Confidence.OF_95_PERCENT, population, designEffect, responseRate);
  }

  @Test
  void three_points_ask_for_1068_and_for_1056_of_100_000() {
    assertThat(SampleSize.simple(0.03, 0.5, null).answers()).isEqualTo(1_068);
    assertThat(SampleSize.simple(0.03, 0.5, 100_000L).answers()).isEqualTo(1_056);
    assertThat(SampleSize.simple(0.05, 0.5, null).answers()).isEqualTo(385);
  }

  @Test
  void the_design_and_those_who_do_not_answer_cost_more() {
    // 1,055.78 × 1.5 = 1,583.67; 1,584 / 0.4 = 3,960
    assertThat(of(100_000, 1.5, 0.4).answers()).isEqualTo(1_584);
    assertThat(of(100_000, 1.5, 0.4).invitations()).isEqualTo(3_960);
  }

  @Test
  void a_village_is_asked_as_a_whole_and_cannot_be_asked_more() {
    assertThat(of(30, 2, 1).answers()).isEqualTo(30);
    assertThat(of(30, 2, 1).attainable()).isTrue();
    assertThat(of(30, 2, 0.5).invitations()).isEqualTo(60);
    assertThat(of(30, 2, 0.5).attainable()).isFalse();
  }

  @Test
  void rounding_up_does_not_see_what_dividing_left() {
    // 21 / 0.7 is 30.000000000000004 in binary
    assertThat(of(21, 1, 0.7).invitations()).isEqualTo(30);
  }

  /** With as many answers the interval of the normal approximation is no wider than wished. */
  @Property
  void is_enough_and_not_more(
      @ForAll @DoubleRange(min = 0.005, max = 0.2) @Scale(4) double margin,
      @ForAll @DoubleRange(min = 0.05, max = 0.95) @Scale(4) double share,
      @ForAll @LongRange(min = 2, max = 10_000_000) long population) {
    long n = SampleSize.simple(margin, share, population).answers();

    assertThat(n).isBetween(1L, population);
    assertThat(half(share, n, population)).isLessThanOrEqualTo(margin * (1 + 1e-6));
    if (n > 1) {
      assertThat(half(share, n - 1, population)).isGreaterThan(margin * (1 - 1e-6));
    }
  }

  /** Cochran's formula 4.1, solved for the margin. */
  private static double half(double share, long n, long population) {
    double left = (double) (population - n) / (population - 1);
    return Confidence.OF_95_PERCENT.z() * Math.sqrt(share * (1 - share) / n * left);
  }

  @Test
  void refuses_what_cannot_be_planned() {
    assertThatThrownBy(() -> SampleSize.simple(0, 0.5, null)).hasMessageContaining("margin");
    assertThatThrownBy(() -> SampleSize.simple(0.03, 1, null)).hasMessageContaining("share");
    assertThatThrownBy(() -> SampleSize.simple(0.03, 0.5, 0L)).hasMessageContaining("nobody");
    assertThatThrownBy(() -> of(100, 0.9, 1)).hasMessageContaining("design effect");
    assertThatThrownBy(() -> of(100, 1, 0)).hasMessageContaining("response rate");
  }
}
