package org.lvdao.account;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.lvdao.account.code.CodeHolder;
import org.lvdao.account.code.OneTimeCodes;
import org.lvdao.kernel.Actor.Grant;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Ids;
import org.lvdao.kernel.Role;
import org.lvdao.platform.database.Transactions;

/** Signs in residents by WeChat or by phone and code; the first time makes the account. */
@Singleton
class ResidentSignIn {
  static final String WECHAT = "WECHAT";

  private final WechatClient wechat;
  private final OneTimeCodes codes;
  private final PhoneNumbers phones;
  private final PhoneRepository numbers;
  private final AccountRepository accounts;
  private final Grants grants;
  private final Sessions sessions;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  ResidentSignIn(
      WechatClient wechat,
      OneTimeCodes codes,
      PhoneNumbers phones,
      PhoneRepository numbers,
      AccountRepository accounts,
      Grants grants,
      Sessions sessions,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.wechat = wechat;
    this.codes = codes;
    this.phones = phones;
    this.numbers = numbers;
    this.accounts = accounts;
    this.grants = grants;
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
    var openid = wechat.openid(code);
    return open(transactions.writeDecidedByKey(() -> byOpenid(openid)), device);
  }

  /**
   * @param device what the client calls itself
   * @throws DomainError {@code code-invalid}; {@code bad-credentials} for a disabled account
   */
  Tokens signIn(CodeHolder holder, String code, @Nullable String device) {
    codes.check(holder, code);
    var sealed = phones.seal(holder.phone());
    return open(
        transactions.writeDecidedByKey(
            () -> {
              codes.use(holder, code);
              return byPhone(sealed);
            }),
        device);
  }

  private Tokens open(AccountRow account, @Nullable String device) {
    if (account.status() != AccountRow.Status.ACTIVE) {
      throw DomainError.of(AccountProblem.BAD_CREDENTIALS);
    }
    return sessions.open(account.id(), account.kind(), device);
  }

  private AccountRow byOpenid(String openid) {
    var known = accounts.findByIdentity(WECHAT, openid);
    return read(
        known.isPresent()
            ? known.get()
            : create(id -> accounts.insertIdentity(WECHAT, openid, id, clock.instant())));
  }

  private AccountRow byPhone(PhoneNumbers.Sealed phone) {
    var known = numbers.findOwner(phone);
    return read(
        known.isPresent() ? known.get() : create(id -> numbers.add(id, phone, clock.instant())));
  }

  private AccountRow read(long id) {
    return accounts.find(id).orElseThrow();
  }

  /**
   * @param identify adds whose account it is; first, because its key decides between two first
   *     sign-ins
   */
  private long create(LongConsumer identify) {
    long id = ids.next();
    Instant now = clock.instant();
    identify.accept(id);
    accounts.insert(id, AccountRow.Kind.RESIDENT.name(), null, null, name(id), now);
    grants.add(id, new Grant(Role.RESIDENT, AreaPath.EVERYWHERE, null));
    return id;
  }

  /** Nobody gives a name; four digits let staff tell two residents of a case apart. */
  private static String name(long id) {
    return "居民%04d".formatted(Math.floorMod(id, 10_000L));
  }
}
