package org.lvdao.account;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.storage.BlobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes exports whose time is over and those of erased residents. May run on every node at once;
 * the row goes last, so a crash in between is made up for.
 */
@Singleton
class ExportSweep {
  private static final Logger log = LoggerFactory.getLogger(ExportSweep.class);
  private static final int BATCH = 100;

  /** An export that was being prepared when it was taken away may write its file until then. */
  private static final Duration STRAGGLERS = Duration.ofHours(1);

  private final ExportRepository exports;
  private final BlobStore store;
  private final Transactions transactions;
  private final InstantSource clock;

  ExportSweep(
      ExportRepository exports, BlobStore store, Transactions transactions, InstantSource clock) {
    this.exports = exports;
    this.store = store;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Goes on by id, so that a file the store cannot remove now keeps no others waiting. */
  @Scheduled(initialDelay = "1m", fixedDelay = "10m")
  void sweep() {
    Instant now = clock.instant();
    long after = Long.MIN_VALUE;
    List<ExportRow> expired;
    do {
      expired = exports.findExpired(now, after, BATCH);
      for (var export : expired) {
        remove(export, now);
        after = export.id();
      }
    } while (expired.size() == BATCH);
  }

  private void remove(ExportRow export, Instant now) {
    try {
      store.delete(export.key());
      transactions.run(() -> exports.delete(export.id(), now.minus(STRAGGLERS)));
    } catch (IOException away) {
      log.warn("The file of an export could not be removed; it is tried again", away);
    }
  }
}
