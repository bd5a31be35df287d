package org.lvdao.pickup.station;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lvdao.area.AreaService;
import org.lvdao.area.WorkingHours;
import org.lvdao.kernel.Ids;
import org.lvdao.pickup.catalogue.MaterialCategory;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.seed.CsvTable;
import org.lvdao.platform.seed.SeedSource;

/** Loads {@code stations.csv}; a station that staff have changed is left as it is. */
@Singleton
class StationSeed implements SeedSource {
  private static final String FILE = "stations.csv";
  private static final String WHAT = "stations";

  private final StationRepository rows;
  private final CentreRepository centres;
  private final StationChanges changes;
  private final AreaService areas;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  StationSeed(
      StationRepository rows,
      CentreRepository centres,
      StationChanges changes,
      AreaService areas,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.rows = rows;
    this.centres = centres;
    this.changes = changes;
    this.areas = areas;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public int order() {
    return 61;
  }

  @Override
  public Result load(Path folder) {
    return CsvTable.seed(
        folder.resolve(FILE),
        WHAT,
        lines -> transactions.write(() -> store(lines)),
        "code",
        "district",
        "centre",
        "name",
        "address",
        "lat",
        "lon",
        "hours",
        "holiday_hours",
        "accepts",
        "subdistricts",
        "capacity_kg");
  }

  private Result store(List<CsvTable.Row> lines) {
    var present =
        rows.findAll().stream().collect(Collectors.toMap(StationRow::code, Function.identity()));
    var wanted = new HashSet<String>();
    int added = 0;
    int updated = 0;
    int retired = 0;
    for (var line : lines) {
      var row = read(line);
      if (!wanted.add(row.code())) {
        throw line.broken("the station " + row.code() + " stands here twice; keep one");
      }
      var known = present.get(row.code());
      if (known == null) {
        changes.insert(row);
        added++;
      } else if (known.seeded() && !row.saysTheSameAs(known)) {
        changes.change(known.id(), known.version(), row);
        updated++;
      }
    }
    for (var known : present.values()) {
      if (known.seeded() && known.retiredAt() == null && !wanted.contains(known.code())) {
        changes.retire(known, known.version(), true);
        retired++;
      }
    }
    return new Result(WHAT, added, updated, retired);
  }

  private StationRow read(CsvTable.Row line) {
    var district = line.required("district");
    var place = SeedPlace.read(line, areas);
    var stands = place.located().subdistrict();
    return new StationRow(
        ids.next(),
        district,
        line.required("code"),
        stands == null ? null : stands.code(),
        centre(line, district),
        line.required("name"),
        line.required("address"),
        place.lat(),
        place.lon(),
        hours(line, line.required("hours")),
        line.text("holiday_hours").isEmpty() ? null : hours(line, line.text("holiday_hours")),
        StationRow.joined(
            parts(line, "accepts").stream().map(code -> category(line, code)).toList()),
        StationRow.joined(
            parts(line, "subdistricts").stream()
                .map(code -> subdistrict(line, district, code))
                .toList()),
        null,
        line.number("capacity_kg") * 1_000L,
        "",
        true,
        null,
        clock.instant(),
        0);
  }

  private static List<String> parts(CsvTable.Row line, String column) {
    return Arrays.stream(line.required(column).split(";")).map(String::strip).distinct().toList();
  }

  private long centre(CsvTable.Row line, String district) {
    var code = line.required("centre");
    return centres.findInUse(district).stream()
        .filter(centre -> centre.code().equals(code))
        .map(CentreRow::id)
        .findFirst()
        .orElseThrow(
            () ->
                line.broken("no centre " + code + " in " + district + "; see sorting-centres.csv"));
  }

  private static String hours(CsvTable.Row line, String text) {
    try {
      return WorkingHours.parse(text).toString();
    } catch (IllegalArgumentException wrong) {
      throw line.broken(String.valueOf(wrong.getMessage()));
    }
  }

  private static String category(CsvTable.Row line, String code) {
    try {
      return MaterialCategory.valueOf(code).name();
    } catch (IllegalArgumentException unknown) {
      throw line.broken(
          "accepts holds " + Arrays.toString(MaterialCategory.values()) + ", not " + code);
    }
  }

  private String subdistrict(CsvTable.Row line, String district, String code) {
    if (!areas.isSubdistrict(district, code)) {
      throw line.broken("no subdistrict " + code + " in " + district);
    }
    return code;
  }
}
