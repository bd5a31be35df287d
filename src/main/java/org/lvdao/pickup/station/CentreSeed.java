package org.lvdao.pickup.station;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lvdao.area.AreaService;
import org.lvdao.kernel.Ids;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.seed.CsvTable;
import org.lvdao.platform.seed.SeedSource;

/** Loads {@code sorting-centres.csv}. */
@Singleton
class CentreSeed implements SeedSource {
  private static final String FILE = "sorting-centres.csv";
  private static final String WHAT = "sorting centres";

  private final CentreRepository rows;
  private final AreaService areas;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  CentreSeed(
      CentreRepository rows,
      AreaService areas,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.rows = rows;
    this.areas = areas;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public int order() {
    return 60;
  }

  @Override
  public Result load(Path folder) {
    return CsvTable.seed(
        folder.resolve(FILE),
        WHAT,
        lines -> transactions.write(() -> store(lines)),
        "code",
        "district",
        "name",
        "address",
        "lat",
        "lon");
  }

  private CentreRow read(CsvTable.Row line) {
    var place = SeedPlace.read(line, areas);
    return new CentreRow(
        ids.next(),
        line.required("district"),
        line.required("code"),
        line.required("name"),
        line.required("address"),
        place.lat(),
        place.lon(),
        null);
  }

  private Result store(List<CsvTable.Row> lines) {
    var present =
        rows.findAll().stream().collect(Collectors.toMap(CentreRow::code, Function.identity()));
    var wanted = new HashSet<String>();
    int added = 0;
    int updated = 0;
    int retired = 0;
    for (var line : lines) {
      var row = read(line);
      if (!wanted.add(row.code())) {
        throw line.broken("the centre " + row.code() + " stands here twice; keep one");
      }
      var known = present.get(row.code());
      if (known == null) {
        rows.insert(
            row.id(), row.district(), row.code(), row.name(), row.address(), row.lat(), row.lon());
        added++;
      } else if (!row.centre().equals(known.withId(row.id()).centre())) {
        updated +=
            rows.update(
                known.id(), row.district(), row.name(), row.address(), row.lat(), row.lon());
      }
    }
    for (var known : present.values()) {
      if (!wanted.contains(known.code())) {
        retired += rows.retire(known.id(), clock.instant());
      }
    }
    return new Result(WHAT, added, updated, retired);
  }
}
