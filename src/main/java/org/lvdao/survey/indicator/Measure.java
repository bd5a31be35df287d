package org.lvdao.survey.indicator;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Set;

/** How a value is computed from what stands in this system. */
@Serdeable
public enum Measure {
  /** A share of the answers of a campaign that is over, weighted to known populations. */
  SURVEY("EDUCATION_REACH", IndicatorRow.PARTICIPATION, "SATISFACTION"),
  /** 办结率 of the reports that were received in the year. */
  CLOSURE("COMPLAINT_CLOSURE_RATE"),
  /** What was recovered of the household waste of the year. */
  RECOVERY("HOUSEHOLD_RECYCLING_RATE"),
  /** Distinct residents who did something that counts, by {@link ActivityRule}. */
  ACTIVITY("EDUCATION_REACH", IndicatorRow.PARTICIPATION);

  private final Set<String> indicators;

  Measure(String... indicators) {
    this.indicators = Set.of(indicators);
  }

  boolean measures(String indicator) {
    return indicators.contains(indicator);
  }
}
