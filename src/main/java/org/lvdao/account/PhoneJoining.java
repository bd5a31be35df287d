package org.lvdao.account;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lvdao.account.code.CodeHolder;
import org.lvdao.account.code.OneTimeCodes;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.CommonProblem;
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
    this.accounts = accounts;
    this.merging = merging;
    this.consents = consents;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** What somebody may have to say yes to. */
  enum Consequence {
    /** The other account has a WeChat of its own; both will be this account's. */
    SECOND_WECHAT,
    /** The number this account has now goes. */
    PHONE_REPLACES,
    /** Both accounts have a number; that of the other one goes. */
    OTHER_PHONE_GOES;

    private AccountProblem problem() {
      return switch (this) {
        case SECOND_WECHAT -> AccountProblem.SECOND_WECHAT;
        case PHONE_REPLACES -> AccountProblem.PHONE_REPLACES;
        case OTHER_PHONE_GOES -> AccountProblem.OTHER_PHONE_GOES;
      };
    }
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

  private void join(
      Actor actor, PhoneNumbers.Sealed phone, Set<Consequence> confirmed, Runnable proof) {
    transactions.writeDecidedByKey(
        () -> {
          give(actor, phone, confirmed, proof);
          return Boolean.TRUE;
        });
  }

  /**
   * @param proof uses up what proves the number, unless it was joined already: then it was used for
   *     just this
   */
  private void give(
      Actor actor, PhoneNumbers.Sealed phone, Set<Consequence> confirmed, Runnable proof) {
    long me = actor.accountId();
    long owner = numbers.findOwner(phone).orElse(me);
    var locked = accounts.lock(List.of(me, owner));
    var present = numbers.findOwner(phone);
    if (present.isPresent() && present.get() == me) {
      return;
    }
    if (present.orElse(me) != owner) {
      throw DomainError.of(CommonProblem.CONFLICT);
    }
    proof.run();
    check(locked, me, owner, AccountProblem.PHONE_BLOCKED);
    replaceOwn(me, confirmed);
    if (owner == me) {
      numbers.add(me, phone, clock.instant());
    } else {
      if (hasWechat(me) && hasWechat(owner)) {
        confirm(Consequence.SECOND_WECHAT, confirmed);
      }
      merging.merge(actor, owner, me);
    }
    audit.record(actor, "phone-joined", "account", Long.toString(me), null, Map.of());
  }

  static void check(List<AccountRow> locked, long me, long owner, AccountProblem blocked) {
    for (var account : locked) {
      if (account.status() != AccountRow.Status.ACTIVE) {
        // One's own can only have ended meanwhile.
        throw DomainError.of(account.id() == me ? CommonProblem.UNAUTHENTICATED : blocked);
      }
    }
    if (locked.size() != (me == owner ? 1 : 2)) {
      throw DomainError.of(CommonProblem.CONFLICT);
    }
  }

  private void replaceOwn(long me, Set<Consequence> confirmed) {
    var mine = numbers.find(me);
    if (mine.isEmpty()) {
      return;
    }
    if (!confirmed.contains(Consequence.PHONE_REPLACES)) {
      throw confirmation(Consequence.PHONE_REPLACES).with("phone", phones.mask(mine.get().phone()));
    }
    numbers.delete(me);
  }

  private boolean hasWechat(long account) {
    return accounts.countIdentities(account, ResidentSignIn.WECHAT) > 0;
  }

  static void confirm(Consequence consequence, Set<Consequence> confirmed) {
    if (!confirmed.contains(consequence)) {
      throw confirmation(consequence);
    }
  }

  /** The problem says what the next try has to confirm. */
  static DomainError confirmation(Consequence consequence) {
    return DomainError.of(consequence.problem()).with("confirm", consequence.name());
  }
}
