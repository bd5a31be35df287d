package org.lvdao.survey.indicator;

import io.micronaut.core.annotation.Introspected;

/**
 * An indicator of a district's plan.
 *
 * @param number in the plan's table
 * @param required whether the national system requires it (必选)
 * @param scope {@code CITY} when the target is the whole city's, else {@code DISTRICT}
 */
@Introspected
record IndicatorRow(
    String district,
    String code,
    int number,
    String name,
    boolean required,
    String unit,
    String scope,
    String responsible) {
  private static final String PERCENT = "%";

  /** The one rate that can be negative, and over 100. */
  private static final String GROWTH = "RECYCLABLES_GROWTH";

  boolean isShare() {
    return unit.equals(PERCENT) && !code.equals(GROWTH);
  }

  /** Whether its four populations are shown separately. */
  boolean hasPopulations() {
    return code.equals(PARTICIPATION);
  }

  static final String PARTICIPATION = "PARTICIPATION";
}
