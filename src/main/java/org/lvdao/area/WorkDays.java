package org.lvdao.area;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which days are worked, at one version of the calendar. Never changes. Counting takes logarithmic
 * time however many years lie between: Mondays to Fridays by arithmetic, corrected by the running
 * sum of the announced days.
 */
final class WorkDays {
  /** 1970-01-05, the first Monday of the epoch. */
  private static final long A_MONDAY = 4;

  private final long version;
  private final NavigableMap<LocalDate, CalendarDay> announced;
  private final int firstKnownYear;
  private final int lastKnownYear;

  /** Epoch days on which the running sum of corrections changes, and the sum from there on. */
  private final long[] correctedDays;

  private final int[] corrections;

  /**
   * @param days the announced days; those of a year that is not known count for nothing
   * @param years the years whose holidays are known; only the unbroken run from the first one
   *     counts
   */
  WorkDays(long version, Collection<CalendarDay> days, Collection<Integer> years) {
    this.version = version;
    SortedSet<Integer> known = new TreeSet<>(years);
    this.firstKnownYear = known.isEmpty() ? Integer.MAX_VALUE : known.first();
    int last = known.isEmpty() ? Integer.MIN_VALUE : known.first();
    while (known.contains(last + 1)) {
      last++;
    }
    this.lastKnownYear = last;
    var byDay = new TreeMap<LocalDate, CalendarDay>();
    for (var day : days) {
      if (isKnown(day.day())) {
        byDay.put(day.day(), day);
      }
    }
    this.announced = Collections.unmodifiableNavigableMap(byDay);
    this.correctedDays = new long[byDay.size()];
    this.corrections = new int[byDay.size()];
    int size = 0;
    int sum = 0;
    for (var day : byDay.values()) {
      boolean worked = day.kind() == CalendarDay.Kind.WORKDAY;
      if (worked != isWeekday(day.day().toEpochDay())) {
        sum += worked ? 1 : -1;
      }
      correctedDays[size] = day.day().toEpochDay();
      corrections[size] = sum;
      size++;
    }
  }

  long version() {
    return version;
  }

  /** The last year whose holidays are known; null when none is. */
  @Nullable Integer knownUntil() {
    return lastKnownYear == Integer.MIN_VALUE ? null : lastKnownYear;
  }

  boolean isKnown(LocalDate day) {
    return day.getYear() >= firstKnownYear && day.getYear() <= lastKnownYear;
  }

  /** What was announced for the day; null when it is what its weekday says. */
  @Nullable CalendarDay announced(LocalDate day) {
    return announced.get(day);
  }

  boolean isWorked(LocalDate day) {
    var special = announced.get(day);
    return special == null
        ? isWeekday(day.toEpochDay())
        : special.kind() == CalendarDay.Kind.WORKDAY;
  }

  /** Working days up to and including the day, from an arbitrary but fixed day on. */
  long countThrough(long epochDay) {
    long week = Math.floorDiv(epochDay - A_MONDAY, 7);
    int weekday = Math.floorMod(epochDay - A_MONDAY, 7);
    return week * 5 + Math.min(weekday + 1, 5) + correctionThrough(epochDay);
  }

  /** The first day through which so many working days are counted; it is a working day. */
  long dayOf(long count) {
    // Announced days shift the answer by no more than all of them together.
    long guess = A_MONDAY + Math.floorDiv(count, 5) * 7;
    long reach = 14 + 2L * corrections.length;
    long low = guess - reach;
    long high = guess + reach;
    while (low < high) {
      long middle = Math.floorDiv(low + high, 2);
      if (countThrough(middle) >= count) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private int correctionThrough(long epochDay) {
    int at = Arrays.binarySearch(correctedDays, epochDay);
    int last = at >= 0 ? at : -at - 2;
    return last < 0 ? 0 : corrections[last];
  }

  private static boolean isWeekday(long epochDay) {
    return Math.floorMod(epochDay - A_MONDAY, 7) < 5;
  }
}
