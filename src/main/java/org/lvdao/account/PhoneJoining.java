package org.lvdao.account;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.lvdao.account.Joining.Consequence;
import org.lvdao.account.code.CodeHolder;
import org.lvdao.account.code.OneTimeCodes;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.ConsentPurpose;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.database.Transactions;

/**
 * Gives the account that is signed in a phone number its owner has proven. When the number has an
 * account already, both are the same person's, and the one that is signed in goes on with what was
 * the other's.
 */
@Singleton
class PhoneJoining {
  private final OneTimeCodes codes;
  private final WechatClient wechat;
  private final PhoneNumbers phones;
  private final PhoneRepository numbers;
  private final Joining joining;
  private final AccountRepository accounts;
  private final AccountMerging merging;
  private final Consents consents;
  private final AuditLog audit;
  private final Transactions transactions;
  private final InstantSource clock;

  PhoneJoining(
      OneTimeCodes codes,
      WechatClient wechat,
      PhoneNumbers phones,
      PhoneRepository numbers,
      Joining joining,
      AccountRepository accounts,
      AccountMerging merging,
      Consents consents,
      AuditLog audit,
      Transactions transactions,
      InstantSource clock) {
    this.codes = codes;
    this.wechat = wechat;
    this.phones = phones;
    this.numbers = numbers;
    this.joining = joining;
    this.accounts = accounts;
    this.merging = merging;
    this.consents = consents;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * By a one-time code; it stays good when a confirmation is asked for. Twice is once.
   *
   * @param confirmed what the person said yes to
   * @throws DomainError {@code consent-needed}, {@code code-invalid}, {@code second-wechat}, {@code
   *     phone-replaces}, {@code phone-blocked}
   */
  void byCode(Actor actor, CodeHolder holder, String code, Set<Consequence> confirmed) {
    consents.require(actor, ConsentPurpose.PHONE);
    codes.check(holder, code);
    join(actor, phones.seal(holder.phone()), confirmed, () -> codes.use(holder, code));
  }

  /**
   * By the code of WeChat's {@code getPhoneNumber}, which is used up even when a confirmation is
   * asked for: the next try needs another one.
   *
   * @throws DomainError as {@link #byCode} and {@link WechatClient#phone}
   */
  void byWechat(Actor actor, String code, Set<Consequence> confirmed) {
    consents.require(actor, ConsentPurpose.PHONE);
    join(actor, phones.seal(wechat.phone(code)), confirmed, () -> {});
  }

  /**
   * @param proof uses up what proves the number, unless it was joined already: then it was used for
   *     just this
   */
  private void join(
      Actor actor, PhoneNumbers.Sealed phone, Set<Consequence> confirmed, Runnable proof) {
    transactions.writeDecidedByKey(
        () -> {
          joining
              .lockOwner(
                  actor.accountId(), () -> numbers.findOwner(phone), AccountProblem.PHONE_BLOCKED)
              .ifPresent(
                  owner -> {
                    proof.run();
                    give(actor, owner, phone, confirmed);
                  });
          return Boolean.TRUE;
        });
  }

  private void give(
      Actor actor, long owner, PhoneNumbers.Sealed phone, Set<Consequence> confirmed) {
    long me = actor.accountId();
    replaceOwn(me, confirmed);
    if (owner == me) {
      numbers.add(me, phone, clock.instant());
    } else {
      if (hasWechat(me) && hasWechat(owner) && !confirmed.contains(Consequence.SECOND_WECHAT)) {
        throw Joining.confirmation(Consequence.SECOND_WECHAT);
      }
      merging.merge(actor, owner, me);
    }
    audit.record(actor, "phone-joined", "account", Long.toString(me), null, Map.of());
  }

  private void replaceOwn(long me, Set<Consequence> confirmed) {
    var mine = numbers.find(me);
    if (mine.isEmpty()) {
      return;
    }
    if (!confirmed.contains(Consequence.PHONE_REPLACES)) {
      throw Joining.confirmation(Consequence.PHONE_REPLACES)
          .with("phone", phones.mask(mine.get().phone()));
    }
    numbers.delete(me);
  }

  private boolean hasWechat(long account) {
    return accounts.countIdentities(account, ResidentSignIn.WECHAT) > 0;
  }
}
