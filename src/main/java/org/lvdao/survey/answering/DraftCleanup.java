package org.lvdao.survey.answering;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.lvdao.platform.database.Transactions;

/** Removes answers that were begun and never handed in, a month after the campaign was over. */
@Singleton
class DraftCleanup {
  private static final Duration KEPT = Duration.ofDays(30);

  private final AnsweringRepository rows;
  private final Transactions transactions;
  private final InstantSource clock;

  DraftCleanup(AnsweringRepository rows, Transactions transactions, InstantSource clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Scheduled(fixedDelay = "1h", initialDelay = "5m")
  void clean() {
    var before = clock.instant().minus(KEPT);
    transactions.inPieces(() -> rows.deleteDraftsOlderThan(before));
  }
}
