package org.lvdao.account;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Ids;
import org.lvdao.kernel.Role;
import org.lvdao.platform.database.DatabaseFaults;
import org.lvdao.platform.database.Transactions;

/** Signs in residents by WeChat; the first time makes the account. */
@Singleton
class ResidentSignIn {
  static final String PROVIDER = "WECHAT";

  private final WechatClient wechat;
  private final AccountRepository accounts;
  private final Sessions sessions;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  ResidentSignIn(
      WechatClient wechat,
      AccountRepository accounts,
      Sessions sessions,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.wechat = wechat;
    this.accounts = accounts;
    this.sessions = sessions;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * @throws DomainError the problems of {@link WechatClient#openid}; {@code bad-credentials} for a
   *     disabled account
   */
  Tokens signIn(String code, @Nullable String device) {
    var account = account(wechat.openid(code));
    if (account.status() != AccountRow.Status.ACTIVE) {
      throw DomainError.of(AccountProblem.BAD_CREDENTIALS);
    }
    return sessions.open(account.id(), account.kind(), device);
  }

  private AccountRow account(String openid) {
    try {
      return transactions.write(() -> findOrCreate(openid));
    } catch (RuntimeException failure) {
      if (!DatabaseFaults.isDuplicateKey(failure)) {
        throw failure;
      }
      // The same person's other first sign-in was faster; its account is the one.
      return transactions.write(() -> findOrCreate(openid));
    }
  }

  private AccountRow findOrCreate(String openid) {
    var known = accounts.findByIdentity(PROVIDER, openid);
    long id = known.isPresent() ? known.get() : create(openid);
    return accounts.find(id).orElseThrow();
  }

  private long create(String openid) {
    long id = ids.next();
    Instant now = clock.instant();
    // First, because its key decides between two first sign-ins.
    accounts.insertIdentity(PROVIDER, openid, id, now);
    accounts.insert(id, AccountRow.Kind.RESIDENT.name(), null, null, name(id), now);
    accounts.insertGrant(ids.next(), id, Role.RESIDENT.name(), AreaPath.EVERYWHERE.value(), null);
    return id;
  }

  /** WeChat gives no name; four digits let staff tell two residents of a case apart. */
  private static String name(long id) {
    return "居民%04d".formatted(Math.floorMod(id, 10_000L));
  }
}
