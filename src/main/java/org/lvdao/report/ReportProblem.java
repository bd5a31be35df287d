package org.lvdao.report;

import org.lvdao.kernel.ProblemType;
import org.lvdao.report.category.Category;

/** What can go wrong with a report, besides what can with anything. */
enum ReportProblem implements ProblemType {
  /** The state of the case forbids the action; {@code allowedActions} says what is possible. */
  ACTION_NOT_ALLOWED(Category.CONFLICT),
  /** Whoever handled a case never verifies it. */
  HANDLED_BY_YOU(Category.FORBIDDEN),
  /** The case has ended; nothing can be added. */
  CASE_ENDED(Category.CONFLICT),
  ALREADY_RATED(Category.CONFLICT),
  /** More than 14 days have passed since the case was closed. */
  PERIOD_OVER(Category.CONFLICT),
  /** The same was asked already and waits for a decision. */
  REQUEST_WAITING(Category.CONFLICT),
  /** An extension is asked for before the deadline. */
  DEADLINE_PASSED(Category.CONFLICT),
  /** The place lies in another district than the case. */
  OTHER_DISTRICT(Category.UNPROCESSABLE);

  private final Category category;

  ReportProblem(Category category) {
    this.category = category;
  }

  @Override
  public Category category() {
    return category;
  }
}
