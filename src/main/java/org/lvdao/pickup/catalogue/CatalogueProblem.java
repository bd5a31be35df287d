package org.lvdao.pickup.catalogue;

import org.lvdao.kernel.ProblemType;

/** What can go wrong with items and prices. */
public enum CatalogueProblem implements ProblemType {
  /** The district had no price list at that moment. */
  NO_PRICES(Category.NOT_FOUND),
  /** The district has an item of that code. */
  ITEM_EXISTS(Category.CONFLICT),
  /** It has begun; another list can follow it. */
  PRICES_IN_FORCE(Category.CONFLICT);

  private final Category category;

  CatalogueProblem(Category category) {
    this.category = category;
  }

  @Override
  public Category category() {
    return category;
  }
}
