package org.lvdao.platform.jobs;

import io.micronaut.data.exceptions.OptimisticLockException;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.LongPredicate;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.database.DatabaseFaults;
import org.lvdao.platform.database.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what is due, such as a warning, an expiry or a reminder: row after row, each in a short
 * transaction of its own, until nothing is due. Every node may run it at the same time: the row's
 * version lets only one of them write. A row that fails is logged and left for the next run, and
 * keeps no other waiting.
 *
 * <p>A job is a {@code @Scheduled} method that calls {@link #run} with a query on an index of what
 * is due, and with the step that makes a row no longer due.
 */
@Singleton
public class DueWork {
  private static final Logger log = LoggerFactory.getLogger(DueWork.class);
  private static final int BATCH = 200;

  private final Transactions transactions;

  DueWork(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * @param what for the log
   * @param due the ids of at most so many rows that are due, the longest due first
   * @param act takes the row again, does what is due and writes it under its version; false when it
   *     was not due any more
   * @return on how many rows this node acted
   */
  public int run(String what, IntFunction<List<Long>> due, LongPredicate act) {
    var failed = new HashSet<Long>();
    int done = 0;
    while (true) {
      int before = done + failed.size();
      for (long id : due.apply(BATCH + failed.size())) {
        if (!failed.contains(id) && runOne(what, id, act, failed)) {
          done++;
        }
      }
      if (done + failed.size() == before) {
        if (failed.size() > 1) {
          log.error("{} failed for {} rows in all", what, failed.size());
        }
        return done;
      }
    }
  }

  private boolean runOne(String what, long id, LongPredicate act, Set<Long> failed) {
    try {
      return transactions.write(() -> act.test(id));
    } catch (RuntimeException failure) {
      if (DatabaseFaults.isAway(failure)) {
        throw failure;
      }
      if (!wasFaster(failure)) {
        if (failed.isEmpty()) {
          log.error("{} of {} failed and is tried again", what, id, failure);
        }
        failed.add(id);
      }
      return false;
    }
  }

  /** Whether another node wrote the row meanwhile. */
  private static boolean wasFaster(RuntimeException failure) {
    return failure instanceof OptimisticLockException
        || (failure instanceof DomainError error && error.type() == CommonProblem.STALE_VERSION);
  }
}
