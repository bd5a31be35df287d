package org.lvdao.message;

import org.lvdao.kernel.ProblemType;

/** What can go wrong with being told. */
enum MessageProblem implements ProblemType {
  /** Who never signed in by WeChat cannot be reached there. */
  NO_WECHAT(Category.CONFLICT),
  /** It was sent, stopped or has ended. */
  BROADCAST_STATE(Category.CONFLICT),
  /** A district tells so many people a day at most. */
  BROADCAST_LIMIT(Category.CONFLICT);

  private final Category category;

  MessageProblem(Category category) {
    this.category = category;
  }

  @Override
  public Category category() {
    return category;
  }
}
