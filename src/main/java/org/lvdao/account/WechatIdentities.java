package org.lvdao.account;

import jakarta.inject.Singleton;
import java.util.List;

/** Who people are at WeChat. */
@Singleton
public class WechatIdentities {
  private final AccountRepository accounts;

  WechatIdentities(AccountRepository accounts) {
    this.accounts = accounts;
  }

  /** The openids of the account, the newest first; empty for who never signed in by WeChat. */
  public List<String> openids(long accountId) {
    return accounts.subjects(ResidentSignIn.WECHAT, accountId);
  }
}
