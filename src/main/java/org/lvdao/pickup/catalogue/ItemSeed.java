package org.lvdao.pickup.catalogue;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.AreaService;
import org.lvdao.area.District;
import org.lvdao.kernel.Ids;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.seed.CsvTable;
import org.lvdao.platform.seed.SeedSource;

/**
 * Loads {@code pickup-catalogue.csv}, for every district the same items; one that staff have
 * changed is left as it is.
 */
@Singleton
class ItemSeed implements SeedSource {
  private static final String FILE = "pickup-catalogue.csv";
  private static final String WHAT = "recyclable items";

  private final ItemRepository rows;
  private final AreaService areas;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  ItemSeed(
      ItemRepository rows,
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
    return 62;
  }

  @Override
  public Result load(Path folder) {
    return CsvTable.seed(
        folder.resolve(FILE),
        WHAT,
        lines -> transactions.write(() -> store(read(lines))),
        "code",
        "category",
        "unit",
        "name",
        "description",
        "sort_order");
  }

  private record Line(
      CsvTable.Row csv,
      String code,
      MaterialCategory category,
      Unit unit,
      String name,
      String description,
      int sortOrder) {
    boolean isSaidBy(ItemRow row) {
      return row.retiredAt() == null
          && name.equals(row.name())
          && description.equals(row.description())
          && sortOrder == row.sortOrder();
    }
  }

  private static Map<String, Line> read(List<CsvTable.Row> rows) {
    var lines = new LinkedHashMap<String, Line>();
    for (var row : rows) {
      var line =
          new Line(
              row,
              row.required("code"),
              row.oneOf(MaterialCategory.class, "category"),
              row.oneOf(Unit.class, "unit"),
              row.required("name"),
              row.text("description"),
              row.number("sort_order"));
      if (lines.put(line.code, line) != null) {
        throw row.broken("the item " + line.code + " stands here twice; keep one");
      }
    }
    return lines;
  }

  private Result store(Map<String, Line> wanted) {
    int added = 0;
    int updated = 0;
    int retired = 0;
    for (var district : areas.districts().stream().map(District::code).toList()) {
      var present =
          rows.findAll(district).stream()
              .collect(Collectors.toMap(ItemRow::code, Function.identity()));
      for (var line : wanted.values()) {
        var known = present.get(line.code);
        if (known == null) {
          insert(district, line);
          added++;
        } else if (known.category() != line.category || known.unit() != line.unit) {
          throw line.csv.broken(
              "category and unit of " + line.code + " never change; give it another code");
        } else if (known.seeded() && !line.isSaidBy(known)) {
          updated += change(known, line.name, line.description, line.sortOrder, null);
        }
      }
      for (var known : present.values()) {
        if (known.seeded() && known.retiredAt() == null && !wanted.containsKey(known.code())) {
          retired +=
              change(known, known.name(), known.description(), known.sortOrder(), clock.instant());
        }
      }
    }
    return new Result(WHAT, added, updated, retired);
  }

  private void insert(String district, Line line) {
    rows.insert(
        ids.next(),
        district,
        line.code,
        line.category.name(),
        line.unit.name(),
        line.name,
        line.description,
        line.sortOrder,
        true);
  }

  private int change(
      ItemRow known, String name, String description, int sortOrder, @Nullable Instant retiredAt) {
    return rows.change(known.id(), known.version(), name, description, sortOrder, true, retiredAt);
  }
}
