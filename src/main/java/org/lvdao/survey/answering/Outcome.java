package org.lvdao.survey.answering;

import io.micronaut.serde.annotation.Serdeable;

/** What became of a try to interview somebody of the sample. */
@Serdeable
public enum Outcome {
  COMPLETED,
  REFUSED,
  /** Nobody opened, or took the call. */
  NOT_REACHED,
  /** Not of those who are asked, such as somebody who lives elsewhere. */
  NOT_ELIGIBLE
}
