package org.lvdao.report.closure;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.DomainError;

/**
 * Which closure figures are asked for.
 *
 * @param from first day of the period, in Asia/Shanghai
 * @param to last day of the period
 * @param cutoff until when closing, rejecting and rating count
 * @param district null for every district the asker works for
 * @param area a subdistrict; null for all
 */
record ClosureQuery(
    LocalDate from,
    LocalDate to,
    Instant cutoff,
    ClosureGrouping groupBy,
    @Nullable String district,
    @Nullable String area) {
  static final ZoneId ZONE = BusinessTime.ZONE;
  private static final int MAX_YEARS = 5;

  /** Before these years nothing was recorded, and Shanghai's clock was not always UTC+8. */
  private static final int FIRST_YEAR = 2000;

  private static final int LAST_YEAR = 2100;

  /** Of an area. */
  private static final int LONGEST_CODE = 32;

  /**
   * Reads what a client sent.
   *
   * @param now gives the period of those who name none (the present month), and their cut-off
   * @throws DomainError {@code invalid-request} with the parameter that is wrong
   */
  static ClosureQuery of(ClosureParameters given, Instant now) {
    var today = BusinessTime.dayOf(now);
    var from = given.from();
    var to = given.to();
    if ((from == null) != (to == null)) {
      throw DomainError.field(from == null ? "?from" : "?to", "required");
    }
    var first = from == null ? today.withDayOfMonth(1) : date("?from", from);
    var last = to == null ? today.with(TemporalAdjusters.lastDayOfMonth()) : date("?to", to);
    if (last.isBefore(first)) {
      throw DomainError.field("?to", "before-from");
    }
    if (!last.isBefore(first.plusYears(MAX_YEARS))) {
      throw DomainError.field("?to", "period-too-long");
    }
    var cutoff = given.cutoff();
    var groupBy = given.groupBy();
    return new ClosureQuery(
        first,
        last,
        cutoff == null ? now.truncatedTo(ChronoUnit.MILLIS) : instant("?cutoff", cutoff),
        groupBy == null ? ClosureGrouping.SUBDISTRICT : grouping(groupBy),
        code("?district", given.district()),
        code("?area", given.area()));
  }

  /** First instant of the period. */
  Instant start() {
    return BusinessTime.startOf(from);
  }

  /** First instant after the period. */
  Instant end() {
    return BusinessTime.startOf(to.plusDays(1));
  }

  private static LocalDate date(String pointer, String text) {
    try {
      var date = LocalDate.parse(text);
      if (date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR) {
        return date;
      }
    } catch (DateTimeParseException notDate) {
      // Answered below.
    }
    throw DomainError.field(pointer, "invalid");
  }

  private static Instant instant(String pointer, String text) {
    try {
      var instant = OffsetDateTime.parse(text).toInstant();
      var year = instant.atZone(ZONE).getYear();
      if (year >= FIRST_YEAR && year <= LAST_YEAR) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
      }
    } catch (DateTimeException notInstant) {
      // Answered below.
    }
    throw DomainError.field(pointer, "invalid");
  }

  private static ClosureGrouping grouping(String text) {
    return ClosureGrouping.of(text).orElseThrow(() -> DomainError.field("?groupBy", "invalid"));
  }

  private static @Nullable String code(String pointer, @Nullable String text) {
    if (text != null && text.length() > LONGEST_CODE) {
      throw DomainError.field(pointer, "invalid");
    }
    return text == null || text.isBlank() ? null : text;
  }
}
