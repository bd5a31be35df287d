package org.lvdao.account.code;

import org.lvdao.kernel.ProblemType;

/** What can go wrong with one-time codes. */
enum CodeProblem implements ProblemType {
  /** Wrong, expired, used, tried too often or never sent: told apart nowhere. */
  CODE_INVALID(Category.INVALID),
  /** To this phone, from this address or in this district. */
  CODES_TOO_OFTEN(Category.TOO_MANY),
  /** The carrier did not take the message. */
  CODE_NOT_SENT(Category.UNAVAILABLE);

  private final Category category;

  CodeProblem(Category category) {
    this.category = category;
  }

  @Override
  public Category category() {
    return category;
  }
}
