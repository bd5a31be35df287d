package org.lvdao.survey.questionnaire;

import io.micronaut.serde.annotation.Serdeable;

/** Where a version of a questionnaire stands. */
@Serdeable
public enum VersionState {
  /** Can be changed. */
  DRAFT,
  /** Frozen for ever, and can be answered. */
  PUBLISHED,
  /** No campaign begins with it any more. */
  RETIRED
}
