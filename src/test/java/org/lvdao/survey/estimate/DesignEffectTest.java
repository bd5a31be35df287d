package org.lvdao.survey.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DesignEffectTest {
  @Test
  void equal_weights_cost_nothing() {
    assertThat(DesignEffect.of(new double[] {7, 7, 7})).isEqualTo(new DesignEffect(3, 1, 3));
  }

  @Test
  void one_heavy_voice_drowns_the_others() {
    // (4 + 9 × 1)² / (16 + 9) = 6.76
    double[] weights = {4, 1, 1, 1, 1, 1, 1, 1, 1, 1};

    assertThat(DesignEffect.of(weights).effectiveRespondents()).isCloseTo(6.76, within(1e-12));
    assertThat(DesignEffect.of(weights).value()).isCloseTo(10 / 6.76, within(1e-12));
  }

  /** The unit may be so large or small that squares of the weights are no numbers any more. */
  @Property
  void nobody_counts_more_than_once_whatever_the_unit(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 50) int number,
      @ForAll @IntRange(min = -250, max = 250) int digits) {
    double[] weights = new Random(seed).doubles(number, 1e-6, 1e6).toArray();
    double unit = Math.pow(10, digits);
    var effect = DesignEffect.of(weights);
    var scaled = DesignEffect.of(Arrays.stream(weights).map(w -> w * unit).toArray());

    assertThat(effect.effectiveRespondents()).isBetween(1 - 1e-9, (double) number);
    assertThat(effect.value()).isGreaterThanOrEqualTo(1);
    assertThat(scaled.value()).isCloseTo(effect.value(), within(1e-9 * effect.value()));
  }

  @Test
  void refuses_what_is_no_weight() {
    assertThatThrownBy(() -> DesignEffect.of(new double[0])).hasMessageContaining("Without");
    assertThatThrownBy(() -> DesignEffect.of(new double[] {1, 0})).hasMessageContaining("0.0");
    assertThatThrownBy(() -> DesignEffect.of(new double[] {Double.NaN}))
        .hasMessageContaining("NaN");
  }
}
