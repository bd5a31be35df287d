package org.lvdao.area;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lvdao.platform.seed.CsvTable;
import org.lvdao.platform.seed.SeedSource;

/** Loads {@code areas.csv}: subdistricts and communities. */
@Singleton
class AreaSeed implements SeedSource {
  private static final String FILE = "areas.csv";
  private static final Set<AreaLevel> LEVELS = Set.of(AreaLevel.SUBDISTRICT, AreaLevel.COMMUNITY);

  private final GridWriter writer;

  AreaSeed(GridWriter writer) {
    this.writer = writer;
  }

  /** After the districts, before the outlines. */
  @Override
  public int order() {
    return 11;
  }

  @Override
  public Result load(Path folder) {
    return CsvTable.seed(
        folder.resolve(FILE),
        "areas",
        this::load,
        "district",
        "level",
        "code",
        "parent_code",
        "name");
  }

  private Result load(List<CsvTable.Row> rows) {
    var lines = read(rows);
    return writer.withAreas(
        stored -> {
          lines.values().forEach(line -> check(line, lines, stored));
          return writer.replace("areas", lines.values().stream().map(Line::area).toList(), LEVELS);
        });
  }

  private record Line(CsvTable.Row row, String district, GridWriter.Wanted area) {}

  private static Map<String, Line> read(List<CsvTable.Row> rows) {
    var lines = new LinkedHashMap<String, Line>();
    for (var row : rows) {
      var line =
          new Line(
              row,
              row.required("district"),
              new GridWriter.Wanted(
                  row.required("code"),
                  level(row),
                  row.required("parent_code"),
                  row.required("name")));
      if (!line.area.code().matches("[A-Za-z0-9][A-Za-z0-9-]{0,39}")) {
        throw row.broken("an area code is up to 40 letters, digits and -");
      }
      if (line.area.name().length() > 100) {
        throw row.broken("shorten the name to 100 characters");
      }
      var twin = lines.put(line.area.code(), line);
      if (twin != null) {
        throw row.broken(
            "the code "
                + line.area.code()
                + " stands in line "
                + twin.row.line()
                + " too; keep one");
      }
    }
    return lines;
  }

  private static AreaLevel level(CsvTable.Row row) {
    var text = row.required("level");
    return LEVELS.stream()
        .filter(level -> level.name().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                row.broken(
                    "the level is SUBDISTRICT or COMMUNITY, not "
                        + text
                        + "; districts stand in districts.csv, the rest is entered by staff"));
  }

  private static void check(Line line, Map<String, Line> lines, Map<String, AreaRow> stored) {
    var old = stored.get(line.area.code());
    if (old != null && old.level() != line.area.level()) {
      throw line.row.broken(
          "the code "
              + old.code()
              + " is that of "
              + old.name()
              + " ("
              + old.level()
              + "); choose another");
    }
    var district = stored.get(line.district);
    if (district == null
        || district.level() != AreaLevel.DISTRICT
        || district.retiredAt() != null) {
      throw line.row.broken("no district " + line.district + "; add it to districts.csv first");
    }
    var parent = line.area.parent();
    var above = parent == null ? null : lines.get(parent);
    boolean fits =
        line.area.level() == AreaLevel.SUBDISTRICT
            ? line.district.equals(parent)
            : above != null
                && above.area.level() == AreaLevel.SUBDISTRICT
                && above.district.equals(line.district);
    if (!fits) {
      throw line.row.broken(
          line.area.level() == AreaLevel.SUBDISTRICT
              ? "the parent of a subdistrict is its district, " + line.district + ", not " + parent
              : "no subdistrict " + parent + " of " + line.district + " in this file; correct it");
    }
  }
}
