package org.lvdao.area;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.seed.CsvTable;
import org.lvdao.platform.seed.SeedSource;

/**
 * Loads {@code districts.csv}: what is set for each district, and its place at the top of its grid.
 */
@Singleton
class DistrictSeed implements SeedSource {
  private static final String FILE = "districts.csv";

  private final Transactions transactions;
  private final Grids grids;
  private final GridWriter writer;
  private final DistrictRepository districts;
  private final InstantSource clock;

  DistrictSeed(
      Transactions transactions,
      Grids grids,
      GridWriter writer,
      DistrictRepository districts,
      InstantSource clock) {
    this.transactions = transactions;
    this.grids = grids;
    this.writer = writer;
    this.districts = districts;
    this.clock = clock;
  }

  @Override
  public int order() {
    return 10;
  }

  @Override
  public Result load(Path folder) {
    return CsvTable.seed(
        folder.resolve(FILE),
        "districts",
        this::load,
        "code",
        "name",
        "case_prefix",
        "plan_document",
        "working_hours");
  }

  private Result load(List<CsvTable.Row> rows) {
    var wanted = read(rows);
    return transactions.write(() -> store(wanted));
  }

  private record Line(CsvTable.Row csv, DistrictRow row) {}

  private static Map<String, Line> read(List<CsvTable.Row> rows) {
    var lines = new LinkedHashMap<String, Line>();
    var prefixes = new HashSet<String>();
    for (var row : rows) {
      var code = row.required("code");
      var prefix = row.required("case_prefix");
      check(
          row,
          code.matches("[a-z0-9][a-z0-9-]{0,31}"),
          "a district code is up to 32 of a-z, 0-9 and -, not " + code);
      check(
          row,
          prefix.matches("[A-Z]{2,4}"),
          "a case prefix is two to four capitals, not " + prefix);
      check(row, prefixes.add(prefix), "the case prefix " + prefix + " stands twice; keep one");
      check(row, row.required("name").length() <= 100, "shorten the name to 100 characters");
      check(row, row.text("plan_document").length() <= 100, "shorten plan_document");
      var plan = row.text("plan_document");
      var line =
          new Line(
              row,
              new DistrictRow(
                  code,
                  row.required("name"),
                  prefix,
                  plan.isEmpty() ? null : plan,
                  hours(row),
                  null));
      check(row, lines.put(code, line) == null, "the code " + code + " stands twice; keep one");
    }
    return lines;
  }

  private static String hours(CsvTable.Row row) {
    var text = row.text("working_hours");
    if (text.isEmpty()) {
      return WorkingHours.USUAL.toString();
    }
    try {
      return WorkingHours.parse(text).toString();
    } catch (IllegalArgumentException wrong) {
      throw row.broken(String.valueOf(wrong.getMessage()));
    }
  }

  private Result store(Map<String, Line> wanted) {
    grids.lock();
    var stored = new TreeMap<String, DistrictRow>();
    districts.findAll().forEach(row -> stored.put(row.code(), row));
    checkPrefixes(wanted, stored);
    int added = 0;
    int updated = 0;
    int retired = 0;
    for (var line : wanted.values()) {
      var row = line.row;
      if (!stored.containsKey(row.code())) {
        districts.insert(
            row.code(), row.name(), row.casePrefix(), row.planDocument(), row.workingHours());
        added++;
      } else if (!row.equals(stored.get(row.code()))) {
        districts.update(
            row.code(), row.name(), row.casePrefix(), row.planDocument(), row.workingHours());
        updated++;
      }
    }
    for (var row : stored.values()) {
      if (!wanted.containsKey(row.code())) {
        retired += districts.retire(row.code(), clock.instant());
      }
    }
    if (added + updated + retired > 0) {
      grids.changed();
    }
    writer.replace("districts", areas(wanted), Set.of(AreaLevel.DISTRICT));
    return new Result("districts", added, updated, retired);
  }

  /** Case numbers stay unique only while a prefix never passes from one district to another. */
  private static void checkPrefixes(Map<String, Line> wanted, Map<String, DistrictRow> stored) {
    var owners = new HashMap<String, String>();
    stored.values().forEach(row -> owners.put(row.casePrefix(), row.code()));
    for (var line : wanted.values()) {
      var owner = owners.getOrDefault(line.row.casePrefix(), line.row.code());
      if (!owner.equals(line.row.code())) {
        throw line.csv.broken(
            "the case prefix "
                + line.row.casePrefix()
                + " belongs to "
                + owner
                + ", whose case numbers begin with it; choose another");
      }
    }
  }

  private static List<GridWriter.Wanted> areas(Map<String, Line> wanted) {
    return wanted.values().stream()
        .map(
            line ->
                new GridWriter.Wanted(line.row.code(), AreaLevel.DISTRICT, null, line.row.name()))
        .toList();
  }

  private static void check(CsvTable.Row row, boolean holds, String problem) {
    if (!holds) {
      throw row.broken(problem);
    }
  }
}
