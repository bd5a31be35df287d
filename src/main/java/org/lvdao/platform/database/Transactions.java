package org.lvdao.platform.database;

import io.micronaut.transaction.SynchronousTransactionManager;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.support.DefaultTransactionDefinition;
import io.micronaut.transaction.support.TransactionSynchronization;
import jakarta.inject.Singleton;
import java.sql.Connection;
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
  private static final int ATTEMPTS = 5;
  private static final DefaultTransactionDefinition ONE_STATE = new DefaultTransactionDefinition();

  static {
    ONE_STATE.setReadOnly(true);
    ONE_STATE.setIsolationLevel(TransactionDefinition.Isolation.REPEATABLE_READ);
  }

  private final SynchronousTransactionManager<Connection> manager;

  Transactions(SynchronousTransactionManager<Connection> manager) {
    this.manager = manager;
  }

  /**
   * Thrown by work that finds another transaction was faster: it is rolled back and done again, and
   * then finds what the other made.
   */
  public static final class Outrun extends RuntimeException {
    public Outrun() {
      super("Another transaction was faster", null, false, false);
    }
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
        if (attempt == ATTEMPTS
            || !(failure instanceof Outrun || DatabaseFaults.isLostLock(failure))) {
          throw failure;
        }
        pause(attempt);
      }
    }
  }

  /**
   * As {@link #write}, for work whose unique key decides between two that come first at once: the
   * one that lost does it again, and finds what the other made. Not inside a transaction.
   */
  public <T extends @Nullable Object> T writeDecidedByKey(Supplier<T> work) {
    try {
      return write(work);
    } catch (RuntimeException failure) {
      if (!DatabaseFaults.isDuplicateKey(failure)) {
        throw failure;
      }
      return write(work);
    }
  }

  public void run(Runnable work) {
    write(
        () -> {
          work.run();
          return Boolean.TRUE;
        });
  }

  /**
   * Runs reads that must see one state, that of the first (REPEATABLE READ); joins the caller's
   * transaction, and then sees what it sees. A single read needs none of this.
   */
  public <T extends @Nullable Object> T read(Supplier<T> work) {
    return isOpen() ? work.get() : manager.execute(ONE_STATE, status -> work.get());
  }

  /**
   * Repeats a DELETE or UPDATE that has a LIMIT until it finds nothing, each time in a short
   * transaction of its own, so that nobody waits for a long one.
   */
  public void inPieces(IntSupplier change) {
    while (write(change::getAsInt) > 0) {
      // Each turn changes one piece.
    }
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

  private static void pause(int attempt) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(5, 25L << attempt));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
