package org.lvdao.account;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lvdao.area.AreaService;
import org.lvdao.area.District;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.seed.CsvTable;
import org.lvdao.platform.seed.SeedSource;

/** Loads {@code units.csv}: columns district, code, name. */
@Singleton
class UnitSeed implements SeedSource {
  private static final String FILE = "units.csv";
  private static final String WHAT = "units";

  private final UnitRepository units;
  private final AreaService areas;
  private final Transactions transactions;
  private final InstantSource clock;

  UnitSeed(
      UnitRepository units, AreaService areas, Transactions transactions, InstantSource clock) {
    this.units = units;
    this.areas = areas;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public int order() {
    return 30;
  }

  @Override
  public Result load(Path folder) {
    return CsvTable.seed(folder.resolve(FILE), WHAT, this::load, "district", "code", "name");
  }

  private Result load(List<CsvTable.Row> rows) {
    var wanted = read(rows);
    return transactions.write(() -> bringTo(wanted));
  }

  private Map<String, Unit> read(List<CsvTable.Row> rows) {
    var districts = areas.districts().stream().map(District::code).toList();
    var wanted = new LinkedHashMap<String, Unit>();
    for (var row : rows) {
      var unit = new Unit(row.required("code"), row.required("district"), row.required("name"));
      if (!districts.contains(unit.district())) {
        throw row.broken("no district " + unit.district() + "; add it to districts.csv first");
      }
      if (wanted.put(unit.code(), unit) != null) {
        throw row.broken("unit " + unit.code() + " stands here twice; keep one");
      }
    }
    return wanted;
  }

  private Result bringTo(Map<String, Unit> wanted) {
    var present =
        units.findAllWithRetired().stream()
            .collect(Collectors.toMap(UnitRow::code, Function.identity()));
    int added = 0;
    int updated = 0;
    int retired = 0;
    for (var unit : wanted.values()) {
      var row = present.get(unit.code());
      if (row == null) {
        units.insert(unit.code(), unit.district(), unit.name());
        added++;
      } else if (row.retiredAt() != null || !row.unit().equals(unit)) {
        updated += units.update(unit.code(), unit.district(), unit.name());
      }
    }
    for (var code : present.keySet()) {
      if (!wanted.containsKey(code)) {
        retired += units.retire(code, clock.instant());
      }
    }
    return new Result(WHAT, added, updated, retired);
  }
}
