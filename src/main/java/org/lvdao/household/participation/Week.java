package org.lvdao.household.participation;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import org.lvdao.kernel.BusinessTime;

/**
 * A week of ISO 8601 in Asia/Shanghai.
 *
 * @param monday its first day
 */
public record Week(LocalDate monday) implements Comparable<Week> {
  private static final int DAYS = 7;

  /** The week of the moment. */
  public static Week of(Instant moment) {
    return of(BusinessTime.dayOf(moment));
  }

  /** The week of the day. */
  public static Week of(LocalDate day) {
    return new Week(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
  }

  public Instant start() {
    return BusinessTime.startOf(monday);
  }

  /** Not part of it any more. */
  public Instant end() {
    return next().start();
  }

  public Week next() {
    return plus(1);
  }

  public Week previous() {
    return plus(-1);
  }

  public Week plus(int weeks) {
    return new Week(monday.plusDays((long) DAYS * weeks));
  }

  /** How many weeks later than the other it is. */
  public int since(Week other) {
    return (int) ((monday.toEpochDay() - other.monday.toEpochDay()) / DAYS);
  }

  /** As ISO 8601 writes it, such as {@code 2026-W47}; the year is that of its Thursday. */
  public String code() {
    return "%d-W%02d"
        .formatted(
            monday.get(IsoFields.WEEK_BASED_YEAR), monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  @Override
  public int compareTo(Week other) {
    return monday.compareTo(other.monday);
  }
}
