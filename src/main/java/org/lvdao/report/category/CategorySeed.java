package org.lvdao.report.category;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.lvdao.area.TermUnit;
import org.lvdao.kernel.Ids;
import org.lvdao.platform.database.SeedSource;
import org.lvdao.platform.database.Transactions;

/** Loads the default categories from {@code report-categories.csv}. */
@Singleton
class CategorySeed implements SeedSource {
  private static final String FILE = "report-categories.csv";

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
    var file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return new Result("report categories", 0, 0, 0);
    }
    var rows = read(file);
    return transactions.write(() -> store(rows));
  }

  private Result store(List<Category> rows) {
    int added = 0;
    int updated = 0;
    for (var row : rows) {
      var known = categories.findByDistrictAndCode("", row.code()).orElse(null);
      if (known == null) {
        categories.save(row);
        added++;
      } else if (differs(known, row)) {
        categories.update(copy(row, known, known.version() + 1));
        updated++;
      }
    }
    return new Result("report categories", added, updated, retireOthers(rows));
  }

  private int retireOthers(List<Category> rows) {
    int retired = 0;
    var codes = rows.stream().map(Category::code).toList();
    for (var known : categories.findAll()) {
      if (known.district().isEmpty()
          && known.retiredAt() == null
          && !codes.contains(known.code())) {
        categories.update(retire(known));
        retired++;
      }
    }
    return retired;
  }

  private static boolean differs(Category known, Category row) {
    return known.retiredAt() != null || !copy(row, known, known.version()).equals(known);
  }

  private static Category copy(Category row, Category known, long version) {
    return new Category(
        known.id(),
        "",
        row.code(),
        row.name(),
        row.description(),
        row.sortOrder(),
        row.deadlineAmount(),
        row.deadlineUnit(),
        row.onRework(),
        null,
        version);
  }

  private Category retire(Category c) {
    return new Category(
        c.id(),
        c.district(),
        c.code(),
        c.name(),
        c.description(),
        c.sortOrder(),
        c.deadlineAmount(),
        c.deadlineUnit(),
        c.onRework(),
        clock.instant(),
        c.version() + 1);
  }

  private List<Category> read(Path file) {
    var rows = new ArrayList<Category>();
    try (var csv = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (var line : csv) {
        rows.add(parse(file, line));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  private Category parse(Path file, NamedCsvRecord line) {
    try {
      return new Category(
          ids.next(),
          "",
          line.getField("code"),
          line.getField("name"),
          line.getField("description"),
          Integer.parseInt(line.getField("sort_order")),
          Integer.parseInt(line.getField("deadline_amount")),
          TermUnit.valueOf(line.getField("deadline_unit")),
          Category.OnRework.valueOf(line.getField("on_rework")),
          null,
          1);
    } catch (RuntimeException invalid) {
      throw new SeedError(
          file,
          line.getStartingLineNumber(),
          "not a category (" + invalid.getMessage() + "); compare the lines above it");
    }
  }
}
