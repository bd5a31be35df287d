package org.lvdao.platform.seal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.lvdao.platform.database.DatabaseFaults;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.jobs.JobLeases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals under the present key what lies under older ones, row after row while everything runs. It
 * only goes forward, so that nodes which have the new key already and others which have not do not
 * undo each other's work. As long as an older key is set it looks again every hour, since a node
 * that was late may have sealed under it.
 */
@Singleton
class KeyRotation {
  private static final Logger log = LoggerFactory.getLogger(KeyRotation.class);
  private static final String JOB = "key-rotation";
  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final int BATCH = 200;

  private final SealingKeys keys;
  private final SealingKeyRepository rows;
  private final List<SealedRows> tables;
  private final JobLeases leases;
  private final Transactions transactions;

  KeyRotation(
      SealingKeys keys,
      SealingKeyRepository rows,
      List<SealedRows> tables,
      JobLeases leases,
      Transactions transactions,
      MeterRegistry meters) {
    this.keys = keys;
    this.rows = rows;
    this.tables = tables;
    this.leases = leases;
    this.transactions = transactions;
    Gauge.builder("lvdao.sealed.older", this::olderRows)
        .baseUnit("rows")
        .description("Rows under keys before the present one, when all were looked at last")
        .register(meters);
  }

  /** Unknown until all rows were looked at since the key became the present one. */
  private double olderRows() {
    if (!keys.hasOlder()) {
      return 0;
    }
    var found = rows.find(keys.present()).map(SealingKeyRow::olderRows).orElse(null);
    return found == null ? Double.NaN : found;
  }

  /** What one look at all rows came to. */
  private record Look(long found, long failed) {}

  @Scheduled(fixedDelay = "1h", initialDelay = "30s")
  void rotate() {
    if (keys.hasOlder()) {
      leases.acquire(JOB, LEASE).ifPresent(this::rotate);
    }
  }

  /** Until a look finds nothing, or nothing but what cannot be opened. */
  private void rotate(JobLeases.Lease lease) {
    try {
      Look look;
      do {
        look = look(lease);
        long found = look.found();
        transactions.run(() -> rows.setOlderRows(keys.present(), found));
        log.info("Key {}: {} rows were under older keys", keys.present(), found);
      } while (look.found() > look.failed());
    } catch (LeaseLost lost) {
      log.info("Another node goes on with the rotation of keys");
    } finally {
      leases.release(lease, null);
    }
  }

  private Look look(JobLeases.Lease lease) {
    byte[] present = {(byte) keys.present()};
    long found = 0;
    long failed = 0;
    for (var table : tables) {
      List<Long> ids;
      for (long after = Long.MIN_VALUE; ; after = ids.getLast()) {
        if (!leases.renew(lease, LEASE, null)) {
          throw new LeaseLost();
        }
        ids = table.sealedBefore(present, after, BATCH);
        if (ids.isEmpty()) {
          break;
        }
        found += ids.size();
        failed += ids.stream().filter(id -> !sealAnew(table, id)).count();
      }
    }
    return new Look(found, failed);
  }

  private boolean sealAnew(SealedRows table, long id) {
    try {
      transactions.run(() -> table.sealAnew(id));
      return true;
    } catch (RuntimeException failure) {
      if (DatabaseFaults.isAway(failure)) {
        throw failure;
      }
      log.error("Row {} of {} stays under an older key", id, table.name(), failure);
      return false;
    }
  }

  private static final class LeaseLost extends RuntimeException {
    LeaseLost() {
      super("lost", null, false, false);
    }
  }
}
