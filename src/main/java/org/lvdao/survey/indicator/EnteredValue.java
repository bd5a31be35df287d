package org.lvdao.survey.indicator;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Ids;
import org.lvdao.survey.campaign.Population;

/**
 * A value that was made elsewhere.
 *
 * @param code of the indicator
 * @param year from 2020 to this one
 * @param population of 参与程度; null for other indicators
 * @param source {@code REPORTED} or {@code THIRD_PARTY}
 * @param value in the unit of the indicator
 * @param low of the 95 % interval; null with {@code high}
 * @param high of the 95 % interval; null with {@code low}
 * @param n respondents or cases; null where there are none
 * @param enteredFor the department that says so, or who made the survey
 * @param evidenceId of the document that proves it
 * @param reason why it corrects one that was approved; null for the first
 */
@Serdeable
record EnteredValue(
    @NotBlank @Size(max = 32) String district,
    @NotBlank @Size(max = 40) String code,
    @Min(2020) @Max(2100) int year,
    @Nullable Population population,
    @NotNull ValueSource source,
    @NotNull @DecimalMin("-1000000") @DecimalMax("1000000") @Digits(integer = 7, fraction = 6)
        BigDecimal value,
    @Nullable @DecimalMin("-1000000") @DecimalMax("1000000") @Digits(integer = 7, fraction = 6)
        BigDecimal low,
    @Nullable @DecimalMin("-1000000") @DecimalMax("1000000") @Digits(integer = 7, fraction = 6)
        BigDecimal high,
    @Nullable @Min(1) @Max(2_000_000_000) Long n,
    @NotBlank @Size(max = 100) String enteredFor,
    @NotNull @Pattern(regexp = Ids.PATTERN) String evidenceId,
    @Nullable @Size(max = 500) String reason) {}
