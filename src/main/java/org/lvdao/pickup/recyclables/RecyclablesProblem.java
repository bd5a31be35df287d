package org.lvdao.pickup.recyclables;

import org.lvdao.kernel.ProblemType;

/** What can go wrong with the ledger of recyclables. */
public enum RecyclablesProblem implements ProblemType {
  /** Less is there than is to be moved; {@code available} says how much, in grams. */
  NOT_ENOUGH_STOCK(Category.CONFLICT),
  /** The load sheet was received already. */
  LOAD_SHEET_RECEIVED(Category.CONFLICT),
  /** The load sheet was taken back. */
  LOAD_SHEET_CANCELLED(Category.CONFLICT),
  /** Only what staff booked of stock can be taken back by itself. */
  MOVEMENT_NOT_REVERSIBLE(Category.CONFLICT);

  private final Category category;

  RecyclablesProblem(Category category) {
    this.category = category;
  }

  @Override
  public Category category() {
    return category;
  }
}
