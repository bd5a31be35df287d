package org.lvdao.account;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.lvdao.account.Joining.Consequence;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.database.Transactions;

/**
 * Gives the account that is signed in a WeChat, for who began with a phone number. When the WeChat
 * has an account already, both are the same person's, as with {@link PhoneJoining}.
 */
@Singleton
class WechatJoining {
  private final WechatClient wechat;
  private final PhoneNumbers phones;
  private final PhoneRepository numbers;
  private final Joining joining;
  private final AccountRepository accounts;
  private final AccountMerging merging;
  private final AuditLog audit;
  private final Transactions transactions;
  private final InstantSource clock;

  WechatJoining(
      WechatClient wechat,
      PhoneNumbers phones,
      PhoneRepository numbers,
      Joining joining,
      AccountRepository accounts,
      AccountMerging merging,
      AuditLog audit,
      Transactions transactions,
      InstantSource clock) {
    this.wechat = wechat;
    this.phones = phones;
    this.numbers = numbers;
    this.joining = joining;
    this.accounts = accounts;
    this.merging = merging;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * The code is used up even when a confirmation is asked for: the next try needs another one.
   *
   * @param code as {@code wx.login} gave it
   * @param confirmed what the person said yes to
   * @throws DomainError the problems of {@link WechatClient#openid}; {@code second-wechat}, {@code
   *     other-phone-goes}, {@code wechat-blocked}
   */
  void join(Actor actor, String code, Set<Consequence> confirmed) {
    var openid = wechat.openid(code);
    transactions.writeDecidedByKey(
        () -> {
          joining
              .lockOwner(
                  actor.accountId(),
                  () -> accounts.findByIdentity(ResidentSignIn.WECHAT, openid),
                  AccountProblem.WECHAT_BLOCKED)
              .ifPresent(owner -> give(actor, owner, openid, confirmed));
          return Boolean.TRUE;
        });
  }

  private void give(Actor actor, long owner, String openid, Set<Consequence> confirmed) {
    long me = actor.accountId();
    if (accounts.countIdentities(me, ResidentSignIn.WECHAT) > 0
        && !confirmed.contains(Consequence.SECOND_WECHAT)) {
      throw Joining.confirmation(Consequence.SECOND_WECHAT);
    }
    if (owner == me) {
      accounts.insertIdentity(ResidentSignIn.WECHAT, openid, me, clock.instant());
    } else {
      dropSecondPhone(me, owner, confirmed);
      merging.merge(actor, owner, me);
    }
    audit.record(actor, "wechat-joined", "account", Long.toString(me), null, Map.of());
  }

  /** An account has one number; who is signed in keeps theirs. */
  private void dropSecondPhone(long me, long owner, Set<Consequence> confirmed) {
    var others = numbers.find(owner);
    if (others.isEmpty() || numbers.find(me).isEmpty()) {
      return;
    }
    if (!confirmed.contains(Consequence.OTHER_PHONE_GOES)) {
      throw Joining.confirmation(Consequence.OTHER_PHONE_GOES)
          .with("phone", phones.mask(others.get().phone()));
    }
    numbers.delete(owner);
  }
}
