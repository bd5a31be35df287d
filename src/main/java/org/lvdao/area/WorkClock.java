package org.lvdao.area;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.lvdao.kernel.BusinessTime;

/**
 * Working time as a number line: how much was worked up to a moment, and back. Differences on it
 * give every answer of {@link WorkingCalendar} without walking from day to day.
 */
final class WorkClock {
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final WorkDays days;
  private final WorkingHours hours;
  private final long dayLength;

  WorkClock(WorkDays days, WorkingHours hours) {
    this.days = days;
    this.hours = hours;
    this.dayLength =
        hours.spells().stream().mapToLong(spell -> spell.to() - spell.from()).sum() * MINUTE;
  }

  /** Nanoseconds worked up to the moment, from an arbitrary but fixed moment on. */
  long worked(Instant moment) {
    var local = LocalDateTime.ofInstant(moment, BusinessTime.ZONE);
    long before = days.countThrough(local.toLocalDate().toEpochDay() - 1);
    long whole = Math.multiplyExact(before, dayLength);
    return days.isWorked(local.toLocalDate())
        ? whole + workedOfDay(local.toLocalTime().toNanoOfDay())
        : whole;
  }

  /**
   * The first moment by which so much was worked: a sum that fills a spell of work ends with the
   * spell, not at the beginning of the next.
   */
  Instant momentOf(long worked) {
    // The day within which the last nanosecond is worked; the sum before it is less than asked.
    long before = Math.floorDiv(worked - 1, dayLength);
    long epochDay = days.dayOf(before + 1);
    long left = worked - before * dayLength;
    for (var spell : hours.spells()) {
      long length = (spell.to() - spell.from()) * MINUTE;
      if (left <= length) {
        return at(epochDay, spell.from() * MINUTE + left);
      }
      left -= length;
    }
    throw new IllegalStateException("More time left than a day has: " + left);
  }

  /** The end of work on the n-th working day after the day of the moment. */
  Instant closeAfter(Instant moment, int workingDays) {
    var day = BusinessTime.dayOf(moment);
    long last = days.dayOf(days.countThrough(day.toEpochDay()) + workingDays);
    return at(last, hours.close() * MINUTE);
  }

  private long workedOfDay(long nanoOfDay) {
    long sum = 0;
    for (var spell : hours.spells()) {
      long within = Math.min(nanoOfDay, spell.to() * MINUTE) - spell.from() * MINUTE;
      sum += Math.max(0, within);
    }
    return sum;
  }

  /** Plus the nanoseconds, so that a day may end at 24:00. */
  private static Instant at(long epochDay, long nanoOfDay) {
    return LocalDate.ofEpochDay(epochDay)
        .atStartOfDay()
        .plusNanos(nanoOfDay)
        .atZone(BusinessTime.ZONE)
        .toInstant();
  }
}
