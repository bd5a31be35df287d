package org.lvdao.points.earning;

import org.lvdao.kernel.ProblemType;

/** What can go wrong with the rules. */
enum EarningProblem implements ProblemType {
  /** They have begun; a new version can follow them. */
  RULES_IN_FORCE(Category.CONFLICT);

  private final Category category;

  EarningProblem(Category category) {
    this.category = category;
  }

  @Override
  public Category category() {
    return category;
  }
}
