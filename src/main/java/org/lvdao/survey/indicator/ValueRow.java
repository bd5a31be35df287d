package org.lvdao.survey.indicator;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A value of an indicator.
 *
 * @param part a population of 参与程度, {@link Measure#ACTIVITY}, or empty for the indicator itself
 * @param value in the unit of the indicator
 * @param low of the 95 % interval; null where there is none
 * @param high of the 95 % interval; null where there is none
 * @param n respondents, cases or residents; null where there are none
 * @param method what was done, with its version
 * @param note how it came about, in Chinese
 * @param inputs JSON of {@link Inputs}; null of what was typed in
 * @param evidenceId the document that proves what was typed in; null of what was computed
 * @param digest SHA-256 of all that went into it, as hex
 * @param reason why it corrects one that was approved; null for the first
 * @param approvedAt null while it waits
 */
@MappedEntity("indicator_value")
record ValueRow(
    @Id long id,
    String district,
    String code,
    int year,
    String part,
    ValueSource source,
    BigDecimal value,
    @Nullable BigDecimal low,
    @Nullable BigDecimal high,
    @Nullable Long n,
    String method,
    String note,
    @Nullable String inputs,
    @Nullable Long evidenceId,
    String digest,
    @Nullable String reason,
    Instant computedAt,
    long computedBy,
    @Nullable Instant approvedAt,
    @Nullable Long approvedBy) {

  Place place() {
    return new Place(code, year, part);
  }

  /** Where a value belongs; the newest approved one counts. */
  record Place(String code, int year, String part) {}
}
