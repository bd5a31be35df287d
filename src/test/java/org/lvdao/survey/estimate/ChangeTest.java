package org.lvdao.survey.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeTest {
  private static Proportion of(int yes, int n) {
    return Proportion.of((double) yes / n, new DesignEffect(n, 1, n), Confidence.OF_95_PERCENT);
  }

  /** Table II of Newcombe, Statistics in Medicine 17 (1998) 873–890, method 10. */
  @ParameterizedTest
  @CsvSource({
    "56, 70, 48, 80, 0.0524, 0.3339",
    "9, 10, 3, 10, 0.1705, 0.8090",
    "6, 7, 2, 7, 0.0582, 0.8062",
    "5, 56, 0, 29, -0.0381, 0.1926",
    "0, 10, 0, 20, -0.1611, 0.2775",
    "0, 10, 0, 10, -0.2775, 0.2775",
    "10, 10, 0, 20, 0.6791, 1",
    "10, 10, 0, 10, 0.6075, 1"
  })
  void gives_what_the_literature_prints(
      int yes, int n, int yesBefore, int before, double low, double high) {
    var change = Change.between(of(yes, n), of(yesBefore, before));

    assertThat(change.interval().low()).isCloseTo(low, within(5e-5));
    assertThat(change.interval().high()).isCloseTo(high, within(5e-5));
    assertThat(change.significant()).isEqualTo(low > 0);
  }

  @Property
  void stays_inside_holds_the_difference_and_is_mirrored_backwards(
      @ForAll @IntRange(max = 60) int yes,
      @ForAll @IntRange(max = 60) int no,
      @ForAll @IntRange(max = 60) int yesBefore,
      @ForAll @IntRange(max = 60) int noBefore) {
    var now = of(yes, yes + no + 1);
    var before = of(yesBefore, yesBefore + noBefore + 1);
    var change = Change.between(now, before);
    var back = Change.between(before, now);

    assertThat(change.interval().low()).isBetween(-1.0, change.difference());
    assertThat(change.interval().high()).isBetween(change.difference(), 1.0);
    assertThat(back.interval().low()).isCloseTo(-change.interval().high(), within(1e-12));
    assertThat(back.significant()).isEqualTo(change.significant());
  }
}
