package org.lvdao.report;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.lvdao.area.District;
import org.lvdao.platform.database.Transactions;

/**
 * Hands out case numbers, readable and unique per district and day ({@code TQ-20261121-000123}). A
 * node takes them in small blocks, so that submissions do not wait for each other on one row; numbers
 * of a node that stops stay unused.
 */
@Singleton
class CaseNumbers {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final int BLOCK = 20;

  private final CaseNumberRepository numbers;
  private final Transactions transactions;
  private final InstantSource clock;
  private final Map<String, Deque<Integer>> free = new HashMap<>();
  private LocalDate today = LocalDate.EPOCH;

  CaseNumbers(CaseNumberRepository numbers, Transactions transactions, InstantSource clock) {
    this.numbers = numbers;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** A number that is given back on close unless it was used. */
  final class Reservation implements AutoCloseable {
    private final String district;
    private final LocalDate day;
    private final int number;
    private final String text;
    private volatile boolean used;

    private Reservation(District district, LocalDate day, int number) {
      this.district = district.code();
      this.day = day;
      this.number = number;
      this.text =
          "%s-%s-%06d"
              .formatted(
                  district.casePrefix(), day.format(DateTimeFormatter.BASIC_ISO_DATE), number);
    }

    /** Takes the number for good once the open transaction commits. */
    String use() {
      transactions.afterCommit(() -> used = true);
      return text;
    }

    @Override
    public void close() {
      if (!used) {
        giveBack(district, day, number);
      }
    }
  }

  /** Called before the transaction of the report, which must not hold the counter. */
  Reservation reserve(District district) {
    var day = LocalDate.ofInstant(clock.instant(), SHANGHAI);
    return new Reservation(district, day, next(district.code(), day));
  }

  private synchronized int next(String district, LocalDate day) {
    if (!day.equals(today)) {
      free.clear();
      today = day;
    }
    var queue = free.computeIfAbsent(district, d -> new ArrayDeque<>());
    if (queue.isEmpty()) {
      int first = transactions.write(() -> allocate(district, day));
      for (int i = 0; i < BLOCK; i++) {
        queue.addLast(first + i);
      }
    }
    return queue.removeFirst();
  }

  private int allocate(String district, LocalDate day) {
    numbers.begin(district, day);
    int first = numbers.lockNext(district, day);
    numbers.advance(district, day, first + BLOCK);
    return first;
  }

  private synchronized void giveBack(String district, LocalDate day, int number) {
    if (day.equals(today)) {
      free.computeIfAbsent(district, d -> new ArrayDeque<>()).addFirst(number);
    }
  }
}
