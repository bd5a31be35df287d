package org.lvdao.area;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import org.lvdao.platform.seed.CsvTable;
import org.lvdao.platform.seed.SeedSource;

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
    return CsvTable.seed(file, "calendar days", rows -> load(file, rows), CalendarFile.COLUMNS);
  }

  private Result load(Path file, List<CsvTable.Row> rows) {
    var content = CalendarFile.read(rows);
    if (!content.broken().isEmpty()) {
      throw content.broken().getFirst();
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
