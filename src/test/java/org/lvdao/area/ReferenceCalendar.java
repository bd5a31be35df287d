package org.lvdao.area;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The seeded calendar, read here a second time in the plainest way to compare with. */
final class ReferenceCalendar {
  private static final Map<LocalDate, CalendarDay.Kind> SPECIAL = read();

  private ReferenceCalendar() {}

  static WorkDays days() {
    var days =
        SPECIAL.entrySet().stream()
            .map(day -> new CalendarDay(day.getKey(), day.getValue(), "假"))
            .toList();
    return new WorkDays(1, days, List.of(2022, 2023, 2024, 2025, 2026));
  }

  static boolean isWorked(LocalDate day) {
    var special = SPECIAL.get(day);
    if (special != null) {
      return special == CalendarDay.Kind.WORKDAY;
    }
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
  }

  private static Map<LocalDate, CalendarDay.Kind> read() {
    var days = new HashMap<LocalDate, CalendarDay.Kind>();
    try {
      for (var line : Files.readAllLines(Path.of("seed/calendar.csv")).stream().skip(1).toList()) {
        var fields = line.split(",");
        days.put(LocalDate.parse(fields[0]), CalendarDay.Kind.valueOf(fields[1]));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return days;
  }
}
