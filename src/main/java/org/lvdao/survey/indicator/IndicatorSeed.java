package org.lvdao.survey.indicator;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
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
          var before = plans(districts);
          rows.retireAll();
          rows.removeTargets();
          wanted.forEach(this::put);
          var after = plans(districts);
          return new Result(
              WHAT,
              count(after, plan -> !before.containsKey(plan.getKey())),
              count(
                  after,
                  plan ->
                      !before.getOrDefault(plan.getKey(), plan.getValue()).equals(plan.getValue())),
              count(before, plan -> !after.containsKey(plan.getKey())));
        });
  }

  private static int count(
      Map<String, List<Record>> plans, Predicate<Map.Entry<String, List<Record>>> which) {
    return (int) plans.entrySet().stream().filter(which).count();
  }

  /** What stands of each indicator, with its targets. */
  private Map<String, List<Record>> plans(List<String> districts) {
    var plans = new HashMap<String, List<Record>>();
    for (var district : districts) {
      for (var row : rows.findAll(district)) {
        plans.computeIfAbsent(district + "/" + row.code(), key -> new ArrayList<>()).add(row);
      }
      for (var target : rows.findTargets(district)) {
        plans.computeIfPresent(
            district + "/" + target.code(),
            (key, plan) -> {
              plan.add(target);
              return plan;
            });
      }
    }
    return plans;
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
