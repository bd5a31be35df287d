package org.lvdao.area;

import org.lvdao.kernel.ProblemType;

/** What can go wrong with areas and the calendar. */
public enum AreaProblem implements ProblemType {
  /** The place is more than 2 km outside every district. */
  OUTSIDE_SERVICE_AREA(Category.UNPROCESSABLE),
  /** Another area has the code. */
  AREA_CODE_TAKEN(Category.CONFLICT),
  /** Districts, subdistricts and communities come from the seed files only. */
  AREA_NOT_EDITABLE(Category.CONFLICT),
  /** Areas hang below the one to be retired. */
  AREA_HAS_CHILDREN(Category.CONFLICT);

  private final Category category;

  AreaProblem(Category category) {
    this.category = category;
  }

  @Override
  public Category category() {
    return category;
  }
}
