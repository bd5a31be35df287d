package org.lvdao.points.adjustment;

import org.lvdao.kernel.ProblemType;

/** What can go wrong with adjustments of points. */
enum AdjustmentProblem implements ProblemType {
  /** It waits no longer. */
  ADJUSTMENT_DECIDED(Category.CONFLICT);

  private final Category category;

  AdjustmentProblem(Category category) {
    this.category = category;
  }

  @Override
  public Category category() {
    return category;
  }
}
