package org.lvdao.survey.figures;

import org.jspecify.annotations.Nullable;

/** What was counted of a question that is not estimated, without what gives somebody away. */
sealed interface Tally permits Choices, Ranks, Amounts {
  /** Of the question; of a matrix with a point and that of the row. */
  String code();

  /** Of the question, and of the row of a matrix. */
  String text();

  /** Who answered it; null when that is hidden, and with it everything else. */
  @Nullable Integer answered();
}
