package org.lvdao.points;

import org.lvdao.kernel.ProblemType;

/** What can go wrong with points. */
enum PointsProblem implements ProblemType {
  /** Fewer are available. */
  NOT_ENOUGH_POINTS(Category.CONFLICT);

  private final Category category;

  PointsProblem(Category category) {
    this.category = category;
  }

  @Override
  public Category category() {
    return category;
  }
}
