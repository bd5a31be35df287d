package org.lvdao.points.spending;

import org.lvdao.kernel.ProblemType;

/** What can go wrong with spending points. */
enum SpendingProblem implements ProblemType {
  /** Fewer are left than were asked for. */
  REWARD_OUT_OF_STOCK(Category.CONFLICT),
  /** The household has what it can get of it in a month. */
  REWARD_LIMIT(Category.CONFLICT),
  /** It has ended, or is on its way. */
  REDEMPTION_STATE(Category.CONFLICT),
  /** Cash goes to a WeChat account, and this resident has joined none. */
  WECHAT_NEEDED(Category.CONFLICT),
  /** No approved cash waits for a payout. */
  NOTHING_TO_PAY(Category.CONFLICT),
  /** The district has another reward of that code. */
  REWARD_EXISTS(Category.CONFLICT),
  /** A code was loaded before. */
  VOUCHER_KNOWN(Category.CONFLICT);

  private final Category category;

  SpendingProblem(Category category) {
    this.category = category;
  }

  @Override
  public Category category() {
    return category;
  }
}
