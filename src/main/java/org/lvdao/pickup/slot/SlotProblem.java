package org.lvdao.pickup.slot;

import org.lvdao.kernel.ProblemType;

/** What can go wrong with slots and holds. */
public enum SlotProblem implements ProblemType {
  /** The last place is taken. */
  SLOT_FULL(Category.CONFLICT),
  /** It begins too soon, or the station is closed then. */
  SLOT_CLOSED(Category.CONFLICT),
  /** The hold has expired, or another one took its place; or it never was one of theirs. */
  HOLD_ENDED(Category.CONFLICT);

  private final Category category;

  SlotProblem(Category category) {
    this.category = category;
  }

  @Override
  public Category category() {
    return category;
  }
}
