package org.lvdao.household;

import org.lvdao.kernel.ProblemType;

/** What can go wrong with households, besides what can with anything. */
enum HouseholdProblem implements ProblemType {
  /** The resident belongs to no household. */
  NO_HOUSEHOLD(Category.NOT_FOUND),
  /** A resident belongs to one household at a time. */
  ALREADY_IN_HOUSEHOLD(Category.CONFLICT),
  /** Another household is registered there; its members can invite. */
  ADDRESS_REGISTERED(Category.CONFLICT),
  /** Unknown, replaced or expired. */
  INVITE_CODE_INVALID(Category.NOT_FOUND),
  HOUSEHOLD_FULL(Category.CONFLICT),
  /** Only the head of the household (户主) may do this. */
  NOT_THE_HEAD(Category.FORBIDDEN),
  /** The household ends when its last member leaves; this needs a yes. */
  LAST_MEMBER(Category.CONFLICT),
  /** The card is another household's, or was one. */
  CARD_TAKEN(Category.CONFLICT),
  /** It waits no longer. */
  DELIVERY_DECIDED(Category.CONFLICT),
  /** Only what was accepted can be taken back. */
  DELIVERY_NOT_ACCEPTED(Category.CONFLICT),
  /** A delivery is graded once, and not when it was refused. */
  ALREADY_GRADED(Category.CONFLICT);

  private final Category category;

  HouseholdProblem(Category category) {
    this.category = category;
  }

  @Override
  public Category category() {
    return category;
  }
}
