package org.lvdao.survey.campaign;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.lvdao.survey.estimate.Confidence;
import org.lvdao.survey.estimate.SampleSize;

/**
 * The precision that is wanted at 95 % confidence, from which follows how many must answer
 * (Cochran).
 *
 * @param margin half the width of the interval: 0.03 for ±3 percentage points
 * @param p the share one expects; 0.5, which asks the most, when null
 * @param population how many people there are; null: so many that it does not matter
 * @param designEffect 1 when null
 * @param responseRate how many of the invited will answer; 1 when null
 */
@Serdeable
public record SamplePlan(
    @NotNull @DecimalMin("0.001") @DecimalMax("0.5") @Digits(integer = 1, fraction = 6)
        BigDecimal margin,
    @Nullable @DecimalMin("0.001") @DecimalMax("0.999") @Digits(integer = 1, fraction = 6)
        BigDecimal p,
    @Nullable @Min(1) @Max(2_000_000_000) Long population,
    @Nullable @DecimalMin("1") @DecimalMax("100") @Digits(integer = 3, fraction = 4)
        BigDecimal designEffect,
    @Nullable @DecimalMin("0.001") @DecimalMax("1") @Digits(integer = 1, fraction = 6)
        BigDecimal responseRate) {

  SampleSize size() {
    return new SampleSize(
        margin.doubleValue(),
        or(p, 0.5),
        Confidence.OF_95_PERCENT,
        population,
        or(designEffect, 1),
        or(responseRate, 1));
  }

  private static double or(@Nullable BigDecimal given, double usual) {
    return given == null ? usual : given.doubleValue();
  }
}
