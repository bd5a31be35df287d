package org.lvdao.platform.web;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.lvdao.platform.database.Transactions;

/** Forgets stored answers after two days: no phone retries for longer. */
@Singleton
class IdempotencyCleanup {
  private static final Duration KEPT = Duration.ofDays(2);

  private final IdempotencyRepository rows;
  private final Transactions transactions;
  private final InstantSource clock;

  IdempotencyCleanup(IdempotencyRepository rows, Transactions transactions, InstantSource clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = "10m", initialDelay = "1m")
  void deleteOld() {
    var before = clock.instant().minus(KEPT);
    transactions.inPieces(() -> rows.deleteOlderThan(before));
  }
}
