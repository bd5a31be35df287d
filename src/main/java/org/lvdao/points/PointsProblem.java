package org.lvdao.points;

import org.lvdao.kernel.ProblemType;

/** What can go wrong with points. */
enum PointsProblem implements ProblemType {
  /** Fewer are available. */
  NOT_ENOUGH_POINTS(Category.CONFLICT),
  /** Who asked for it does not decide about it. */
  SECOND_PERSON_NEEDED(Category.FORBIDDEN),
  /** Nobody of staff decides about the household they belong to. */
  OWN_HOUSEHOLD(Category.FORBIDDEN);

  private final Category category;

  PointsProblem(Category category) {
    this.category = category;
  }

  @Override
  public Category category() {
    return category;
  }
}
