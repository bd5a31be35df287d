package org.lvdao.report.category;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lvdao.account.Units;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.seed.CsvTable;
import org.lvdao.platform.seed.SeedSource;

/** Loads from {@code report-routing.csv} which unit a category's cases go to. */
@Singleton
class RoutingSeed implements SeedSource {
  private static final String FILE = "report-routing.csv";
  private static final String WHAT = "report routes";

  private final CategoryRepository categories;
  private final Units units;
  private final Transactions transactions;
  private final InstantSource clock;

  RoutingSeed(
      CategoryRepository categories, Units units, Transactions transactions, InstantSource clock) {
    this.categories = categories;
    this.units = units;
    this.transactions = transactions;
    this.clock = clock;
  }

  private record Key(String district, String category, String area) {}

  @Override
  public int order() {
    return 50;
  }

  @Override
  public Result load(Path folder) {
    return CsvTable.seed(
        folder.resolve(FILE), WHAT, this::load, "district", "category", "area", "unit");
  }

  private Result load(List<CsvTable.Row> rows) {
    var routes = new LinkedHashMap<Key, String>();
    for (var row : rows) {
      var key = new Key(row.required("district"), row.required("category"), row.text("area"));
      var unit = row.required("unit");
      if (units.find(unit).filter(u -> u.district().equals(key.district())).isEmpty()) {
        throw row.broken(
            "no unit " + unit + " in district " + key.district() + "; add it to units.csv");
      }
      routes.put(key, unit);
    }
    return transactions.write(() -> store(routes));
  }

  private Result store(Map<Key, String> routes) {
    var known = new HashMap<Key, String>();
    for (var route : categories.routes()) {
      known.put(new Key(route.district(), route.category(), route.area()), route.unit());
    }
    int added = 0;
    int updated = 0;
    for (var route : routes.entrySet()) {
      var key = route.getKey();
      var before = known.remove(key);
      if (!route.getValue().equals(before)) {
        categories.route(key.district(), key.category(), key.area(), route.getValue());
        added += before == null ? 1 : 0;
        updated += before == null ? 0 : 1;
      }
    }
    for (var gone : known.keySet()) {
      categories.retireRouting(gone.district(), gone.category(), gone.area(), clock.instant());
    }
    return new Result(WHAT, added, updated, known.size());
  }
}
