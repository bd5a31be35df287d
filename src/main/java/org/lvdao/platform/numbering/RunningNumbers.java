package org.lvdao.platform.numbering;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.database.Transactions;

/**
 * Hands out numbers that run within a day, readable and unique ({@code TQ-20261121-000123}). A node
 * takes them in small blocks, so that those who need one do not wait for each other on one row;
 * numbers of a node that stops stay unused.
 */
@Singleton
public class RunningNumbers {
  private static final int BLOCK = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final RunningNumberRepository numbers;
  private final Transactions transactions;
  private final InstantSource clock;
  private final Map<String, Deque<Integer>> free = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private LocalDate today = LocalDate.EPOCH;

  RunningNumbers(RunningNumberRepository numbers, Transactions transactions, InstantSource clock) {
    this.numbers = numbers;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * A number that is given back on close unless it was used. Once a transaction has used it, it is
   * not given back even when the transaction fails: when the database goes away during a commit,
   * nobody knows whether what it names is there, and a second one of that number would be refused.
   */
  public final class Reservation implements AutoCloseable {
    private final String prefix;
    private final LocalDate day;
    private final int number;
    private final String text;
    private boolean used;

    private Reservation(String prefix, LocalDate day, int number) {
      this.prefix = prefix;
      this.day = day;
      this.number = number;
      this.text =
          "%s-%s-%06d".formatted(prefix, day.format(DateTimeFormatter.BASIC_ISO_DATE), number);
    }

    /** Takes the number for good. */
    public String use() {
      used = true;
      return text;
    }

    @Override
    public void close() {
      if (!used) {
        giveBack(prefix, day, number);
      }
    }
  }

  /**
   * Called before the transaction that uses the number, which must not hold the counter.
   *
   * @param prefix of at most 16 characters, which is what the number begins with; each has its own
   *     numbers
   */
  public Reservation reserve(String prefix) {
    var day = BusinessTime.dayOf(clock.instant());
    return new Reservation(prefix, day, next(prefix, day));
  }

  private int next(String prefix, LocalDate day) {
    lockOrFail();
    try {
      if (!day.equals(today)) {
        free.clear();
        today = day;
      }
      var queue = free.computeIfAbsent(prefix, d -> new ArrayDeque<>());
      if (queue.isEmpty()) {
        int first = transactions.write(() -> allocate(prefix, day));
        for (int i = 0; i < BLOCK; i++) {
          queue.addLast(first + i);
        }
      }
      return queue.removeFirst();
    } finally {
      lock.unlock();
    }
  }

  /** Without the database everybody would wait for its timeout, one after the other. */
  private void lockOrFail() {
    try {
      if (lock.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    throw DomainError.of(CommonProblem.UNAVAILABLE).retryAfter(RETRY_AFTER);
  }

  private int allocate(String prefix, LocalDate day) {
    numbers.begin(prefix, day);
    int first = numbers.lockNext(prefix, day);
    numbers.advance(prefix, day, first + BLOCK);
    return first;
  }

  private void giveBack(String prefix, LocalDate day, int number) {
    // While another fills the queue, the number may as well stay unused.
    if (lock.tryLock()) {
      try {
        if (day.equals(today)) {
          free.computeIfAbsent(prefix, d -> new ArrayDeque<>()).addFirst(number);
        }
      } finally {
        lock.unlock();
      }
    }
  }
}
