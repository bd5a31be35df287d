package org.lvdao.account;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.auth.PasswordHasher;
import org.lvdao.platform.database.Transactions;

/** What administrators do about the sign-ins of those who work in their district. */
@Singleton
class StaffAccess {
  /** Over a weekend; whoever lets it pass gets another one. */
  private static final Duration INITIAL_PASSWORD_LIFETIME = Duration.ofHours(72);

  private final StaffDirectory directory;
  private final StaffRepository staff;
  private final StaffAccounts accounts;
  private final SessionRepository sessions;
  private final SecondFactor secondFactor;
  private final PasswordHasher passwords;
  private final RandomCodes codes;
  private final Transactions transactions;
  private final InstantSource clock;

  StaffAccess(
      StaffDirectory directory,
      StaffRepository staff,
      StaffAccounts accounts,
      SessionRepository sessions,
      SecondFactor secondFactor,
      PasswordHasher passwords,
      RandomCodes codes,
      Transactions transactions,
      InstantSource clock) {
    this.directory = directory;
    this.staff = staff;
    this.accounts = accounts;
    this.sessions = sessions;
    this.secondFactor = secondFactor;
    this.passwords = passwords;
    this.codes = codes;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Ends all sign-ins of the account.
   *
   * @throws DomainError {@code stale-version}, {@code forbidden} outside the actor's districts
   */
  Staff signOut(Actor actor, long id, long version) {
    return transactions.write(
        () -> {
          var account = touched(actor, id, version);
          sessions.revokeAll(id, clock.instant());
          accounts.record(actor, "account-signed-out", account);
          return directory.read(actor, id);
        });
  }

  /**
   * @param until when it ends unless it was replaced
   */
  record InitialPassword(Staff staff, String password, Instant until) {
    @Override
    public String toString() {
      return "InitialPassword[" + staff + "]";
    }
  }

  /**
   * Gives the account a password that must be replaced at the next sign-in, and ends its sign-ins.
   *
   * @throws DomainError {@code stale-version}, {@code forbidden} outside the actor's districts,
   *     {@code own-account}
   */
  InitialPassword resetPassword(Actor actor, long id, long version) {
    StaffDirectory.requireOther(actor, id);
    directory.changeable(actor, id, version);
    var password = codes.next(RandomCodes.BITS_80);
    // Outside the transaction: it takes tens of milliseconds.
    var hash = passwords.hash(password);
    var until = clock.instant().plus(INITIAL_PASSWORD_LIFETIME);
    return transactions.write(
        () -> {
          var account = directory.changeable(actor, id, version);
          if (staff.setInitialPassword(id, version, hash, until) == 0) {
            throw DomainError.of(CommonProblem.STALE_VERSION);
          }
          sessions.revokeAll(id, clock.instant());
          accounts.record(actor, "password-reset", account);
          return new InitialPassword(directory.read(actor, id), password, until);
        });
  }

  /**
   * Takes the one-time codes off an account, whose owner has lost phone and recovery codes, and
   * ends its sign-ins.
   *
   * @throws DomainError {@code stale-version}, {@code forbidden} outside the actor's districts,
   *     {@code own-account}
   */
  Staff resetTotp(Actor actor, long id, long version) {
    StaffDirectory.requireOther(actor, id);
    return transactions.write(
        () -> {
          var account = touched(actor, id, version);
          secondFactor.remove(id);
          sessions.revokeAll(id, clock.instant());
          accounts.record(actor, "totp-reset", account);
          return directory.read(actor, id);
        });
  }

  private Staff touched(Actor actor, long id, long version) {
    var account = directory.changeable(actor, id, version);
    if (staff.change(id, version, account.row().displayName()) == 0) {
      throw DomainError.of(CommonProblem.STALE_VERSION);
    }
    return account;
  }
}
