package org.lvdao.account;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.auth.PasswordHasher;

/** Signs in staff and collectors by user name and password. */
@Singleton
class StaffSignIn {
  private final AccountRepository accounts;
  private final PasswordHasher passwords;
  private final LoginThrottle throttle;
  private final Sessions sessions;

  StaffSignIn(
      AccountRepository accounts,
      PasswordHasher passwords,
      LoginThrottle throttle,
      Sessions sessions) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.throttle = throttle;
    this.sessions = sessions;
  }

  /**
   * Unknown user, wrong password and disabled account get the same answer after the same work.
   *
   * @param address the client's, for the throttle
   * @throws DomainError {@code bad-credentials} or {@code too-many-attempts}
   */
  Tokens signIn(String username, String password, String address, @Nullable String device) {
    var name = StaffAccounts.normal(username);
    throttle.check(name, address);
    var account =
        passwords
            .inTurn(work -> guess(work, name, password, address))
            .orElseThrow(() -> DomainError.of(AccountProblem.BAD_CREDENTIALS));
    throttle.succeeded(name);
    return sessions.open(account.id(), account.kind(), device);
  }

  /** Looks at the throttle again when its turn comes, so that a volley of guesses gains nothing. */
  private Optional<AccountRow> guess(
      PasswordHasher.Work work, String name, String password, String address) {
    throttle.check(name, address);
    var account = accounts.findByUsername(name);
    var hash = account.map(AccountRow::passwordHash);
    boolean right =
        hash.isPresent() ? work.verify(password, hash.get()) : work.verifyNothing(password);
    if (right && account.get().status() == AccountRow.Status.ACTIVE) {
      return account;
    }
    throttle.failed(name, address);
    return Optional.empty();
  }
}
