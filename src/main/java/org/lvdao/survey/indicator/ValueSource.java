package org.lvdao.survey.indicator;

import io.micronaut.serde.annotation.Serdeable;

/** Where a value comes from. */
@Serdeable
public enum ValueSource {
  /** Computed from what stands in this system, and can be computed again. */
  MEASURED,
  /** Typed in by a department (部门填报). */
  REPORTED,
  /** Of a survey that others made (第三方调查). */
  THIRD_PARTY
}
