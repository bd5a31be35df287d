package org.lvdao.account;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.auth.PasswordHasher;
import org.lvdao.platform.database.Transactions;

/** Changes the password of staff and collectors by themselves. */
@Singleton
class OwnPassword {
  private static final String NEW = "/newPassword";

  private final StaffRepository staff;
  private final SessionRepository sessions;
  private final StaffCredentials credentials;
  private final PasswordHasher passwords;
  private final PasswordRules rules;
  private final AuditLog audit;
  private final Transactions transactions;
  private final InstantSource clock;

  OwnPassword(
      StaffRepository staff,
      SessionRepository sessions,
      StaffCredentials credentials,
      PasswordHasher passwords,
      PasswordRules rules,
      AuditLog audit,
      Transactions transactions,
      InstantSource clock) {
    this.staff = staff;
    this.sessions = sessions;
    this.credentials = credentials;
    this.passwords = passwords;
    this.rules = rules;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Changes the password of who is signed in, and ends their other sign-ins.
   *
   * @param address the client's, for the throttle
   * @throws DomainError {@code too-many-attempts}, or naming {@code /oldPassword} or {@code
   *     /newPassword}
   */
  void change(Actor actor, String oldPassword, String newPassword, String address) {
    var account = staff.find(actor.accountId()).orElseThrow(DomainError::notFound);
    check(account, newPassword);
    var claim = new StaffCredentials.Claim(account.username(), oldPassword, null, address);
    try {
      replace(credentials.check(claim, Optional::of), newPassword, actor);
    } catch (DomainError wrong) {
      if (wrong.type() == AccountProblem.BAD_CREDENTIALS) {
        // The caller is signed in: 401 would tell the client otherwise.
        throw DomainError.field("/oldPassword", "wrong-password");
      }
      throw wrong;
    }
  }

  /**
   * @throws DomainError naming {@code /newPassword}
   */
  void check(StaffRow account, String newPassword) {
    rules.check(NEW, newPassword, List.of(account.username(), account.displayName()));
  }

  /**
   * Puts a checked password in the place of the one the account was read with, and ends all
   * sign-ins.
   *
   * @throws DomainError {@code bad-credentials} when another change came first
   */
  void replace(StaffRow account, String newPassword) {
    replace(account, newPassword, Actor.notSignedIn(account.id()));
  }

  private void replace(StaffRow account, String newPassword, Actor actor) {
    var old = account.passwordHash();
    var hash = passwords.hash(newPassword);
    transactions.run(
        () -> {
          if (old == null || staff.replacePassword(account.id(), old, hash) == 0) {
            throw DomainError.of(AccountProblem.BAD_CREDENTIALS);
          }
          sessions.revokeOthers(account.id(), actor.sessionId(), clock.instant());
          audit.record(
              actor, "password-changed", "account", Long.toString(account.id()), null, Map.of());
        });
  }
}
