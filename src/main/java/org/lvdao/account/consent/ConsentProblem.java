package org.lvdao.account.consent;

import org.lvdao.kernel.ProblemType;

/** What can go wrong with agreeing. */
enum ConsentProblem implements ProblemType {
  /** The feature handles personal data to which the resident has not agreed. */
  CONSENT_NEEDED(Category.FORBIDDEN),
  /** Another version of the notice is in force than the one agreed to. */
  NOTICE_CHANGED(Category.CONFLICT);

  private final Category category;

  ConsentProblem(Category category) {
    this.category = category;
  }

  @Override
  public Category category() {
    return category;
  }
}
