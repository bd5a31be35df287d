package org.lvdao.survey.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonTest {
  private static final Confidence SURE = Confidence.OF_95_PERCENT;

  /** The four rows of table I in Newcombe, Statistics in Medicine 17 (1998) 857–872. */
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0, 20, 0, 0.1611",
    "1, 29, 0.0061, 0.1718"
  })
  void gives_what_the_literature_prints(int yes, int n, double low, double high) {
    var interval = Wilson.interval((double) yes / n, n, SURE);

    assertThat(interval.low()).isCloseTo(low, within(5e-5));
    assertThat(interval.high()).isCloseTo(high, within(5e-5));
  }

  @Test
  void the_quantile_is_that_of_the_tables() {
    assertThat(SURE.z()).isCloseTo(1.959963984540054, within(1e-12));
    assertThat(new Confidence(0.99).z()).isCloseTo(2.575829303548901, within(1e-12));
  }

  @Property
  void stays_inside_and_holds_the_share(
      @ForAll @DoubleRange(max = 1) @Scale(6) double share,
      @ForAll @DoubleRange(min = 0.01, max = 1e9) double n,
      @ForAll @DoubleRange(min = 0.01, max = 0.9999) @Scale(4) double level) {
    var interval = Wilson.interval(share, n, new Confidence(level));

    assertThat(interval.low()).isBetween(0.0, 1.0);
    assertThat(interval.high()).isBetween(0.0, 1.0);
    assertThat(interval.contains(share)).isTrue();
  }

  @Property
  void more_respondents_make_it_narrower_and_more_confidence_wider(
      @ForAll @DoubleRange(max = 1) @Scale(6) double share,
      @ForAll @IntRange(min = 1, max = 100_000) int n) {
    var interval = Wilson.interval(share, n, SURE);

    assertThat(Wilson.interval(share, n + 1, SURE).width()).isLessThan(interval.width());
    assertThat(Wilson.interval(share, n, new Confidence(0.96)).width())
        .isGreaterThan(interval.width());
  }

  /** What is asked the other way round has the mirrored interval. */
  @Property
  void is_the_same_for_no_as_for_yes(
      @ForAll @IntRange(max = 500) int yes, @ForAll @IntRange(min = 1, max = 500) int no) {
    double n = yes + no;

    assertThat(Wilson.interval(yes / n, n, SURE).low())
        .isCloseTo(1 - Wilson.interval(no / n, n, SURE).high(), within(1e-12));
  }

  @Test
  void refuses_what_is_no_share_and_no_number_of_respondents() {
    assertThatThrownBy(() -> Wilson.interval(1.01, 10, SURE)).hasMessageContaining("1.01");
    assertThatThrownBy(() -> Wilson.interval(Double.NaN, 10, SURE)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> Wilson.interval(0.5, 0, SURE)).hasMessageContaining("respondents");
    assertThatThrownBy(() -> new Confidence(1)).hasMessageContaining("between 0 and 1");
  }
}
