package org.lvdao.survey.indicator;

import org.lvdao.kernel.ProblemType;

/** What can go wrong with values of indicators. */
enum IndicatorProblem implements ProblemType {
  /** It is sealed. */
  VALUE_APPROVED(Category.CONFLICT),
  /** A later one was approved. */
  VALUE_SUPERSEDED(Category.CONFLICT),
  /** Who entered or computed it does not approve it. */
  VALUE_NEEDS_SECOND_PERSON(Category.FORBIDDEN),
  /** What was typed in cannot be computed again. */
  VALUE_NOT_MEASURED(Category.CONFLICT),
  /** Neither a PDF nor a JPEG or PNG. */
  EVIDENCE_NOT_READABLE(Category.INVALID),
  EVIDENCE_TOO_LARGE(Category.TOO_LARGE);

  private final Category category;

  IndicatorProblem(Category category) {
    this.category = category;
  }

  @Override
  public Category category() {
    return category;
  }
}
