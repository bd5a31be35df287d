package org.lvdao.survey.answering;

import io.micronaut.serde.annotation.Serdeable;

/**
 * What makes an answer doubtful. It counts all the same, unless who publishes says that it was left
 * out.
 */
@Serdeable
public enum Flag {
  /** Less than two seconds for each question that was asked. */
  TOO_FAST,
  /** The same in all rows of a matrix of four or more. */
  STRAIGHT_LINE
}
