package org.lvdao.pickup.market;

import org.lvdao.kernel.ProblemType;

/** What can go wrong on the flea market. */
enum MarketProblem implements ProblemType {
  /** Somebody else was faster. */
  ITEM_TAKEN(Category.CONFLICT),
  /** Its state does not allow it. */
  MARKET_STATE(Category.CONFLICT),
  /** One does not reserve what one's own household gives. */
  OWN_ITEM(Category.CONFLICT),
  /** One offers, or has reserved, as many things as one may. */
  MARKET_LIMIT(Category.CONFLICT);

  private final Category category;

  MarketProblem(Category category) {
    this.category = category;
  }

  @Override
  public Category category() {
    return category;
  }
}
