package org.lvdao.area;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.lvdao.platform.database.SeedSource;

/** Loads {@code calendar.csv}; years that staff have loaded stay as they are. */
@Singleton
class CalendarSeed implements SeedSource {
  private static final String FILE = "calendar.csv";

  private final Calendars calendars;

  CalendarSeed(Calendars calendars) {
    this.calendars = calendars;
  }

  @Override
  public int order() {
    return 20;
  }

  @Override
  public Result load(Path folder) {
    var file = folder.resolve(FILE);
    var rows = CsvTable.readSeed(file, CalendarFile.COLUMNS);
    if (rows.isEmpty()) {
      return new Result("calendar days", 0, 0, 0);
    }
    var content = CalendarFile.read(rows.get());
    if (!content.broken().isEmpty()) {
      throw content.broken().getFirst().in(file);
    }
    try {
      var change = calendars.replaceSeeded(content.days());
      return new Result(
          "calendar days", change.added().size(), change.changed().size(), change.removed().size());
    } catch (Calendars.YearNotNext gap) {
      throw new SeedError(file, 1, String.valueOf(gap.getMessage()));
    }
  }
}
