package org.lvdao.account;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.auth.Keys;
import org.lvdao.platform.database.Transactions;

/**
 * Slows down guessing, by user name and by client address, over all nodes. A user name that does
 * not exist counts like one that does. Names and addresses are kept only as keyed hashes. Where a
 * resident guesses, something that is no user name stands for them.
 */
@Singleton
public class LoginThrottle {
  private final ThrottleRepository failures;
  private final Keys keys;
  private final LoginSettings settings;
  private final Transactions transactions;
  private final InstantSource clock;

  LoginThrottle(
      ThrottleRepository failures,
      Keys keys,
      LoginSettings settings,
      Transactions transactions,
      InstantSource clock) {
    this.failures = failures;
    this.keys = keys;
    this.settings = settings;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * @throws DomainError {@code too-many-attempts}
   */
  public void check(String username, String address) {
    check(account(username), settings.accountFailures());
    check(address(address), settings.addressFailures());
  }

  /** Counts a wrong guess; outside the transaction that fails because of it. */
  public void failed(String username, String address) {
    Instant now = clock.instant();
    Instant windowStart = now.minus(settings.window());
    transactions.run(
        () -> {
          failures.count(account(username), now, windowStart);
          failures.count(address(address), now, windowStart);
        });
  }

  /** Forgets the user name's failures; not the address's, or one's own account would reset it. */
  void succeeded(String username) {
    var bucket = account(username);
    if (failures.find(bucket).isPresent()) {
      transactions.run(() -> failures.clear(bucket));
    }
  }

  private void check(byte[] bucket, int allowed) {
    failures
        .find(bucket)
        .filter(row -> row.failures() >= allowed)
        .map(row -> Duration.between(clock.instant(), row.since().plus(settings.window())))
        .filter(Duration::isPositive)
        .ifPresent(
            wait -> {
              throw DomainError.of(AccountProblem.TOO_MANY_ATTEMPTS).retryAfter(wait);
            });
  }

  private byte[] account(String username) {
    return keys.mac("login-throttle", "account:" + username);
  }

  private byte[] address(String address) {
    return keys.mac("login-throttle", "address:" + address);
  }
}
