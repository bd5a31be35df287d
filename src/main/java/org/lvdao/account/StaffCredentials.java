package org.lvdao.account;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.auth.PasswordHasher;

/** Checks who somebody claims to be, and slows down guessing at passwords and codes alike. */
@Singleton
class StaffCredentials {
  private final StaffRepository staff;
  private final PasswordHasher passwords;
  private final SecondFactor secondFactor;
  private final LoginThrottle throttle;
  private final InstantSource clock;

  StaffCredentials(
      StaffRepository staff,
      PasswordHasher passwords,
      SecondFactor secondFactor,
      LoginThrottle throttle,
      InstantSource clock) {
    this.staff = staff;
    this.passwords = passwords;
    this.secondFactor = secondFactor;
    this.throttle = throttle;
    this.clock = clock;
  }

  /**
   * What somebody shows.
   *
   * @param code a one-time or recovery code; null when none was given
   * @param address the client's, for the throttle
   */
  record Claim(String username, String password, @Nullable String code, String address) {
    @Override
    public String toString() {
      return "Claim[" + username + "]";
    }
  }

  /**
   * Unknown user, wrong password, disabled account and an initial password that has ended get the
   * same answer after the same work.
   *
   * @param then goes on once the password is right; empty when the code is wrong
   * @throws DomainError {@code bad-credentials}, {@code bad-code} or {@code too-many-attempts}, and
   *     what {@code then} throws, which is no failed guess
   */
  <T> T check(Claim claim, Function<StaffRow, Optional<T>> then) {
    var name = StaffAccounts.normal(claim.username());
    throttle.check(name, claim.address());
    var result =
        passwords.inTurn(
            work -> {
              // Again, so that a volley of guesses gains nothing while it waits.
              throttle.check(name, claim.address());
              var account = right(work, name, claim.password());
              if (account.isEmpty()) {
                throttle.failed(name, claim.address());
                throw DomainError.of(AccountProblem.BAD_CREDENTIALS);
              }
              var done = then.apply(account.get());
              if (done.isEmpty()) {
                throttle.failed(name, claim.address());
              }
              return done;
            });
    var done = result.orElseThrow(() -> DomainError.of(AccountProblem.BAD_CODE));
    throttle.succeeded(name);
    return done;
  }

  /**
   * Uses up the code of an account that has one-time codes; true without a code for one that has
   * none.
   *
   * @throws DomainError {@code code-required}
   */
  boolean useCode(StaffRow account, @Nullable String code) {
    if (!account.enrolled()) {
      return true;
    }
    if (code == null || code.isBlank()) {
      throw DomainError.of(AccountProblem.CODE_REQUIRED);
    }
    return secondFactor.use(account, code);
  }

  private Optional<StaffRow> right(PasswordHasher.Work work, String name, String password) {
    var account = staff.findByUsername(name);
    var hash = account.map(StaffRow::passwordHash);
    boolean right =
        hash.isPresent() ? work.verify(password, hash.get()) : work.verifyNothing(password);
    return account.filter(found -> right && found.isActive() && isInTime(found));
  }

  private boolean isInTime(StaffRow account) {
    return account.passwordUntil() == null || clock.instant().isBefore(account.passwordUntil());
  }
}
