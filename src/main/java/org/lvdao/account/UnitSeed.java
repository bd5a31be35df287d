package org.lvdao.account;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lvdao.platform.database.SeedSource;
import org.lvdao.platform.database.Transactions;

/** Loads {@code units.csv}: columns district, code, name. */
@Singleton
class UnitSeed implements SeedSource {
  private static final String FILE = "units.csv";
  private static final String WHAT = "units";

  private final UnitRepository units;
  private final Transactions transactions;
  private final InstantSource clock;

  UnitSeed(UnitRepository units, Transactions transactions, InstantSource clock) {
    this.units = units;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public int order() {
    return 30;
  }

  @Override
  public Result load(Path folder) {
    var file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return new Result(WHAT, 0, 0, 0);
    }
    var wanted = read(file);
    return transactions.write(() -> bringTo(wanted));
  }

  private static Map<String, Unit> read(Path file) {
    var wanted = new LinkedHashMap<String, Unit>();
    try (var rows = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (var row : rows) {
        var unit =
            new Unit(
                field(file, row, "code"), field(file, row, "district"), field(file, row, "name"));
        if (wanted.put(unit.code(), unit) != null) {
          throw new SeedError(
              file, row.getStartingLineNumber(), "unit " + unit.code() + " stands here twice");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return wanted;
  }

  private static String field(Path file, NamedCsvRecord row, String column) {
    return row.findField(column)
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .orElseThrow(
            () -> new SeedError(file, row.getStartingLineNumber(), column + " is missing"));
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
