package org.lvdao.report.category;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.lvdao.area.TermUnit;
import org.lvdao.kernel.Ids;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.seed.CsvTable;
import org.lvdao.platform.seed.SeedSource;

/** Loads the default categories from {@code report-categories.csv}. */
@Singleton
class CategorySeed implements SeedSource {
  private static final String FILE = "report-categories.csv";
  private static final String WHAT = "report categories";

  private final CategoryRepository categories;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  CategorySeed(
      CategoryRepository categories, Transactions transactions, Ids ids, InstantSource clock) {
    this.categories = categories;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public int order() {
    return 40;
  }

  @Override
  public Result load(Path folder) {
    return CsvTable.seed(
        folder.resolve(FILE),
        WHAT,
        this::load,
        "code",
        "name",
        "description",
        "sort_order",
        "deadline_amount",
        "deadline_unit",
        "on_rework");
  }

  private Result load(List<CsvTable.Row> lines) {
    var rows = lines.stream().map(this::category).toList();
    return transactions.write(() -> store(rows));
  }

  private Category category(CsvTable.Row line) {
    return new Category(
        ids.next(),
        "",
        line.required("code"),
        line.required("name"),
        line.text("description"),
        line.number("sort_order"),
        line.number("deadline_amount"),
        line.oneOf(TermUnit.class, "deadline_unit"),
        line.oneOf(Category.OnRework.class, "on_rework"),
        null,
        1);
  }

  private Result store(List<Category> rows) {
    int added = 0;
    int updated = 0;
    for (var row : rows) {
      var known = categories.findByDistrictAndCode("", row.code()).orElse(null);
      if (known == null) {
        categories.save(row);
        added++;
      } else if (!row.replaces(known, known.version()).equals(known)) {
        categories.update(row.replaces(known, known.version() + 1));
        updated++;
      }
    }
    return new Result(WHAT, added, updated, retireOthers(rows));
  }

  private int retireOthers(List<Category> rows) {
    int retired = 0;
    var codes = rows.stream().map(Category::code).toList();
    for (var known : categories.findAll()) {
      if (known.district().isEmpty()
          && known.retiredAt() == null
          && !codes.contains(known.code())) {
        categories.update(known.retired(clock.instant()));
        retired++;
      }
    }
    return retired;
  }
}
