package org.lvdao.account;

import org.lvdao.kernel.ProblemType;

/** What can go wrong when signing in and when accounts become one. */
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
  REFRESH_TOKEN_INVALID(Category.UNAUTHENTICATED),
  /** Two WeChats would belong to one account; this needs a yes. */
  SECOND_WECHAT(Category.CONFLICT),
  /** The account has another number, which would go; this needs a yes. */
  PHONE_REPLACES(Category.CONFLICT),
  /** The WeChat's account has another number, which would go; this needs a yes. */
  OTHER_PHONE_GOES(Category.CONFLICT),
  /** The number's account is disabled. */
  PHONE_BLOCKED(Category.CONFLICT),
  /** The WeChat's account is disabled. */
  WECHAT_BLOCKED(Category.CONFLICT),
  /** The password is right; the one-time code is missing. */
  CODE_REQUIRED(Category.UNAUTHENTICATED),
  /** Wrong, or used before. */
  BAD_CODE(Category.UNAUTHENTICATED),
  /** The password is right; one-time codes must be set up before the first sign-in. */
  TOTP_REQUIRED(Category.FORBIDDEN),
  /** An initial password is good only for being replaced. */
  NEW_PASSWORD_REQUIRED(Category.FORBIDDEN),
  USERNAME_TAKEN(Category.CONFLICT),
  /** Nobody sets their own roles, nor gets round their own password and code. */
  OWN_ACCOUNT(Category.FORBIDDEN),
  /** A district keeps somebody who can sign in and administer it. */
  LAST_ADMINISTRATOR(Category.CONFLICT);

  private final Category category;

  AccountProblem(Category category) {
    this.category = category;
  }

  @Override
  public Category category() {
    return category;
  }
}
