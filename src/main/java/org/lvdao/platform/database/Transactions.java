package org.lvdao.platform.database;

import io.micronaut.transaction.SynchronousTransactionManager;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.support.TransactionSynchronization;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one place where transactions begin, and where one that lost a deadlock is tried again. Work
 * passed in must be repeatable: it changes the database and nothing else.
 */
@Singleton
public class Transactions {
  /** MySQL: deadlock found; lock wait timeout exceeded. */
  private static final int DEADLOCK = 1213;

  private static final int LOCK_WAIT_TIMEOUT = 1205;
  private static final int ATTEMPTS = 5;

  private final SynchronousTransactionManager<Connection> manager;

  Transactions(SynchronousTransactionManager<Connection> manager) {
    this.manager = manager;
  }

  /** Runs the work in one READ COMMITTED transaction; joins the caller's if there is one. */
  public <T extends @Nullable Object> T write(Supplier<T> work) {
    if (isOpen()) {
      return work.get();
    }
    for (int attempt = 1; ; attempt++) {
      try {
        return manager.executeWrite(status -> work.get());
      } catch (RuntimeException failure) {
        if (attempt == ATTEMPTS || !lostALock(failure)) {
          throw failure;
        }
        pause(attempt);
      }
    }
  }

  public void run(Runnable work) {
    write(
        () -> {
          work.run();
          return Boolean.TRUE;
        });
  }

  /** Runs reads that must see one state; joins the caller's transaction if there is one. */
  public <T extends @Nullable Object> T read(Supplier<T> work) {
    return isOpen()
        ? work.get()
        : manager.execute(TransactionDefinition.READ_ONLY, status -> work.get());
  }

  /**
   * Repeats a DELETE or UPDATE that has a LIMIT until it finds fewer rows than that, each time in a
   * short transaction of its own, so that nobody waits for a long one.
   */
  public void inPieces(int limit, IntSupplier change) {
    int changed;
    do {
      changed = write(change::getAsInt);
    } while (changed == limit);
  }

  public boolean isOpen() {
    return manager.findTransactionStatus().isPresent();
  }

  /** Runs the action once the open transaction has committed; at once when none is open. */
  public void afterCommit(Runnable action) {
    manager
        .findTransactionStatus()
        .ifPresentOrElse(
            status ->
                status.registerSynchronization(
                    new TransactionSynchronization() {
                      @Override
                      public void afterCommit() {
                        action.run();
                      }
                    }),
            action);
  }

  private static boolean lostALock(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql
          && (sql.getErrorCode() == DEADLOCK || sql.getErrorCode() == LOCK_WAIT_TIMEOUT)) {
        return true;
      }
    }
    return false;
  }

  private static void pause(int attempt) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(5, 25L << attempt));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
