package org.lvdao.pickup;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.lvdao.local.AdjustableClock;
import org.lvdao.platform.database.DatabaseFaults;

/** What is to happen in the demo and when: everything at its own simulated time, in that order. */
final class DemoAgenda {
  private static final int ATTEMPTS = 5;

  private record Entry(Instant at, long number, Runnable work) {}

  private final AdjustableClock clock;
  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparingLong(Entry::number));
  private Instant now;
  private long number;

  /**
   * @param now when it begins
   */
  DemoAgenda(AdjustableClock clock, Instant now) {
    this.clock = clock;
    this.now = now;
  }

  /** The time of the entry that happens, or happened last. */
  Instant now() {
    return now;
  }

  /** Lets the work happen then, or next when that is over. */
  void at(Instant moment, Runnable work) {
    entries.add(new Entry(moment.isBefore(now) ? now : moment, number++, work));
  }

  void in(Duration wait, Runnable work) {
    at(now.plus(wait), work);
  }

  /** Lets all happen until then, also what it leads to. */
  void until(Instant moment) {
    while (!entries.isEmpty() && !entries.peek().at().isAfter(moment)) {
      var entry = entries.remove();
      now = entry.at();
      happen(entry.work());
    }
  }

  /**
   * Ids tell the time, and those of a time that comes again may be the same: then nothing was done
   * yet, and the same is done a moment later.
   */
  private void happen(Runnable work) {
    for (int attempt = 1; ; attempt++) {
      try {
        clock.at(
            now,
            () -> {
              work.run();
              return true;
            });
        return;
      } catch (RuntimeException failure) {
        if (attempt == ATTEMPTS || !DatabaseFaults.isDuplicateKey(failure)) {
          throw failure;
        }
        now = now.plusMillis(1);
      }
    }
  }
}
