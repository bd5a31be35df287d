package org.lvdao.platform.web;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** Forgets stored answers after two days: no phone retries for longer. */
@Singleton
class IdempotencyCleanup {
  private static final Duration KEPT = Duration.ofDays(2);

  private final IdempotencyRepository rows;
  private final InstantSource clock;

  IdempotencyCleanup(IdempotencyRepository rows, InstantSource clock) {
    this.rows = rows;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = "10m", initialDelay = "1m")
  void deleteOld() {
    while (rows.deleteOlderThan(clock.instant().minus(KEPT)) > 0) {
      // Small batches keep each transaction short.
    }
  }
}
