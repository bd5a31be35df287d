package org.lvdao.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** The clock on the wall of every office and household: days and caps count by it. */
public final class BusinessTime {
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZONE);

  private BusinessTime() {}

  /** What the clock there shows at the moment, such as {@code 2026-11-29 18:00}. */
  public static String text(Instant moment) {
    return MINUTE.format(moment);
  }

  /** The first instant of the day there. */
  public static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant();
  }

  /** The day it is there at the moment. */
  public static LocalDate dayOf(Instant moment) {
    return LocalDate.ofInstant(moment, ZONE);
  }

  /** The first instant of the month it is there at the moment. */
  public static Instant startOfMonth(Instant moment) {
    return startOf(dayOf(moment).withDayOfMonth(1));
  }
}
