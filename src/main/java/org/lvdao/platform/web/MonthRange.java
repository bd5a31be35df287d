package org.lvdao.platform.web;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whole months, both ends included.
 *
 * @param last not before the first
 */
public record MonthRange(YearMonth first, YearMonth last) {
  /** The most months one may ask for. */
  public static final int MOST = 24;

  /**
   * Reads two parameters such as 2026-01; checks the query.
   *
   * @throws org.lvdao.kernel.DomainError naming what is wrong, with whatever else was
   */
  public static MonthRange read(QueryReader query, @Nullable String from, @Nullable String to) {
    var first = month(query, "from", from);
    var last = month(query, "to", to);
    query.check();
    if (last.isBefore(first)) {
      query.add("to", "before-from", Map.of());
    } else if (!last.isBefore(first.plusMonths(MOST))) {
      query.add("to", "period-months", Map.of("months", MOST));
    }
    query.check();
    return new MonthRange(first, last);
  }

  public boolean has(YearMonth month) {
    return !month.isBefore(first) && !month.isAfter(last);
  }

  public List<YearMonth> months() {
    return Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1))
        .toList();
  }

  private static YearMonth month(QueryReader query, String name, @Nullable String text) {
    var given = query.required(name, text);
    try {
      if (given.matches("20\\d\\d-\\d\\d")) {
        return YearMonth.parse(given);
      }
    } catch (DateTimeException noSuchMonth) {
      // Answered below.
    }
    if (!given.isEmpty()) {
      query.add(name, "month", Map.of());
    }
    return YearMonth.of(2000, 1);
  }
}
