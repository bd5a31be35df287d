package org.lvdao.survey.indicator;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.lvdao.area.AreaService;
import org.lvdao.area.District;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.seed.CsvTable;
import org.lvdao.platform.seed.SeedSource;

/**
 * Loads {@code plan-indicators.csv}: the rows of the plans' tables that residents' data can move.
 */
@Singleton
class IndicatorSeed implements SeedSource {
  private static final String FILE = "plan-indicators.csv";
  private static final String WHAT = "indicators";

  /** Columns with numbers, or words, of a year. */
  private static final Map<String, Integer> YEARS =
      Map.of("base_2020", 2020, "target_2023", 2023, "target_2024", 2024, "target_2025", 2025);

  private final IndicatorRepository rows;
  private final AreaService areas;
  private final Transactions transactions;

  IndicatorSeed(IndicatorRepository rows, AreaService areas, Transactions transactions) {
    this.rows = rows;
    this.areas = areas;
    this.transactions = transactions;
  }

  @Override
  public int order() {
    return 70;
  }

  @Override
  public Result load(Path folder) {
    return CsvTable.seed(
        folder.resolve(FILE),
        WHAT,
        this::load,
        "district",
        "seq",
        "code",
        "name",
        "mandatory",
        "unit",
        "scope",
        "base_2020",
        "target_2023",
        "target_2024",
        "target_2025",
        "data_source",
        "responsible");
  }

  private Result load(List<CsvTable.Row> wanted) {
    var districts = areas.districts().stream().map(District::code).toList();
    for (var row : wanted) {
      if (!districts.contains(row.required("district"))) {
        throw row.broken(
            "no district " + row.required("district") + "; add it to districts.csv first");
      }
    }
    return transactions.write(
        () -> {
          int before = rows.retireAll();
          rows.removeTargets();
          wanted.forEach(this::put);
          return new Result(
              WHAT,
              Math.max(0, wanted.size() - before),
              Math.min(before, wanted.size()),
              Math.max(0, before - wanted.size()));
        });
  }

  private void put(CsvTable.Row row) {
    var district = row.required("district");
    var code = row.required("code");
    rows.put(
        district,
        code,
        row.number("seq"),
        row.required("name"),
        row.required("mandatory").equals("REQUIRED"),
        row.required("unit"),
        row.required("scope"),
        row.text("responsible"));
    YEARS.forEach(
        (column, year) -> {
          var target = row.text(column);
          if (!target.isEmpty()) {
            rows.putTarget(district, code, year, column.startsWith("base"), target);
          }
        });
  }
}
