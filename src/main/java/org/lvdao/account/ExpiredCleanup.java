package org.lvdao.account;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.lvdao.platform.database.Transactions;

/** Removes what has ended. Several nodes may do it at once: each finds what the others left. */
@Singleton
class ExpiredCleanup {
  /** Long enough for a reused token to be looked into. */
  private static final Duration SESSION_KEPT = Duration.ofDays(1);

  private final SessionRepository sessions;
  private final ThrottleRepository failures;
  private final LoginSettings login;
  private final Transactions transactions;
  private final InstantSource clock;

  ExpiredCleanup(
      SessionRepository sessions,
      ThrottleRepository failures,
      LoginSettings login,
      Transactions transactions,
      InstantSource clock) {
    this.sessions = sessions;
    this.failures = failures;
    this.login = login;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = "1h", initialDelay = "5m")
  void clean() {
    var now = clock.instant();
    transactions.inPieces(() -> sessions.deleteExpired(now.minus(SESSION_KEPT)));
    transactions.inPieces(() -> failures.deleteOld(now.minus(login.window())));
  }
}
