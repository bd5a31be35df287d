package org.lvdao.account;

import org.lvdao.kernel.ProblemType;

/** What can go wrong when signing in. */
enum AccountProblem implements ProblemType {
  /** WeChat does not know the code, or it was used before. */
  WECHAT_CODE_INVALID(Category.INVALID),
  /** WeChat refuses more sign-ins of this user for now. */
  WECHAT_TOO_OFTEN(Category.TOO_MANY),
  WECHAT_UNAVAILABLE(Category.UNAVAILABLE),
  /** Unknown user, wrong password or disabled account: told apart nowhere. */
  BAD_CREDENTIALS(Category.UNAUTHENTICATED),
  TOO_MANY_ATTEMPTS(Category.TOO_MANY),
  /** Unknown, expired, revoked or used before. */
  REFRESH_TOKEN_INVALID(Category.UNAUTHENTICATED);

  private final Category category;

  AccountProblem(Category category) {
    this.category = category;
  }

  @Override
  public Category category() {
    return category;
  }
}
