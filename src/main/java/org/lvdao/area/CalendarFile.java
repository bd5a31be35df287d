package org.lvdao.area;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lvdao.platform.seed.CsvTable;

/** Reads a calendar file: {@code date,kind,name}, one row for each day that is not as usual. */
final class CalendarFile {
  static final String[] COLUMNS = {"date", "kind", "name"};

  private CalendarFile() {}

  /**
   * @param broken one for each row that cannot be used; empty when the days may be stored
   */
  record Content(List<CalendarDay> days, List<CsvTable.BrokenRow> broken) {}

  /** Looks at every row, so that a person can correct all of them at once. */
  static Content read(List<CsvTable.Row> rows) {
    return read(rows, null);
  }

  /**
   * @param year the only one allowed; null for any
   */
  static Content read(List<CsvTable.Row> rows, @Nullable Integer year) {
    var days = new ArrayList<CalendarDay>();
    var broken = new ArrayList<CsvTable.BrokenRow>();
    var seen = new HashSet<LocalDate>();
    for (var row : rows) {
      try {
        days.add(day(row, year, seen));
      } catch (CsvTable.BrokenRow unusable) {
        broken.add(unusable);
      }
    }
    return new Content(days, broken);
  }

  private static CalendarDay day(CsvTable.Row row, @Nullable Integer year, Set<LocalDate> seen) {
    var date = date(row);
    if (year != null && date.getYear() != year) {
      throw new CsvTable.BrokenRow(
          row.line(),
          "calendar-year",
          Map.of("date", date.toString(), "year", year),
          "the date " + date + " is not of " + year);
    }
    if (!seen.add(date)) {
      throw new CsvTable.BrokenRow(
          row.line(),
          "calendar-duplicate",
          Map.of("date", date.toString()),
          "the date " + date + " stands twice; keep one");
    }
    var name = row.required("name");
    if (name.length() > 100) {
      throw new CsvTable.BrokenRow(
          row.line(),
          "csv-too-long",
          Map.of("column", "name", "max", 100),
          "shorten the name to 100 characters");
    }
    return new CalendarDay(date, kind(row), name);
  }

  private static LocalDate date(CsvTable.Row row) {
    var text = row.required("date");
    try {
      var date = LocalDate.parse(text);
      if (date.getYear() >= 1970 && date.getYear() <= 2199) {
        return date;
      }
    } catch (DateTimeException notADate) {
      // Answered below.
    }
    throw new CsvTable.BrokenRow(
        row.line(),
        "calendar-date",
        Map.of("value", text),
        "a date looks like 2026-10-01, not " + text);
  }

  private static CalendarDay.Kind kind(CsvTable.Row row) {
    var text = row.required("kind");
    return Stream.of(CalendarDay.Kind.values())
        .filter(kind -> kind.name().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new CsvTable.BrokenRow(
                    row.line(),
                    "calendar-kind",
                    Map.of("value", text),
                    "the kind is HOLIDAY or WORKDAY, not " + text));
  }
}
