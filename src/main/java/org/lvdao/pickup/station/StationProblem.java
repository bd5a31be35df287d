package org.lvdao.pickup.station;

import org.lvdao.kernel.ProblemType;

/** What can go wrong with stations and their coverage. */
public enum StationProblem implements ProblemType {
  /** No station serves the place; one can wait for it. */
  NOT_COVERED(Category.UNPROCESSABLE),
  /** A station serves the place, so there is nothing to wait for. */
  ALREADY_COVERED(Category.CONFLICT),
  /** One waits at as many places as one may. */
  WAITING_LIST_FULL(Category.CONFLICT),
  /** Another station has the code. */
  STATION_EXISTS(Category.CONFLICT);

  private final Category category;

  StationProblem(Category category) {
    this.category = category;
  }

  @Override
  public Category category() {
    return category;
  }
}
