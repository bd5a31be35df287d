package org.lvdao.account.code;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.lvdao.platform.database.Transactions;

/** Removes what is good no more. Several nodes may do it at once: each finds what is left. */
@Singleton
class CodeCleanup {
  /** The longest window is a day. */
  private static final Duration ALLOWANCE_KEPT = Allowances.DAY.plusHours(1);

  private final OneTimeCodeRepository codes;
  private final AllowanceRepository allowances;
  private final Transactions transactions;
  private final InstantSource clock;

  CodeCleanup(
      OneTimeCodeRepository codes,
      AllowanceRepository allowances,
      Transactions transactions,
      InstantSource clock) {
    this.codes = codes;
    this.allowances = allowances;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = "1h", initialDelay = "5m")
  void clean() {
    var now = clock.instant();
    transactions.inPieces(() -> codes.deleteExpired(now));
    transactions.inPieces(() -> allowances.deleteOld(now.minus(ALLOWANCE_KEPT)));
  }
}
