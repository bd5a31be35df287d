package org.lvdao.area;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.seed.SeedSource;

/**
 * Changes the stored areas, keeping every path in step with the parents: whatever moves takes what
 * hangs below it along.
 */
@Singleton
class GridWriter {
  private final Transactions transactions;
  private final Grids grids;
  private final AreaRepository areas;
  private final InstantSource clock;

  GridWriter(Transactions transactions, Grids grids, AreaRepository areas, InstantSource clock) {
    this.transactions = transactions;
    this.grids = grids;
    this.areas = areas;
    this.clock = clock;
  }

  /** An area as it shall be. */
  record Wanted(String code, AreaLevel level, @Nullable String parent, String name) {
    boolean isSaidBy(AreaRow row) {
      return level == row.level()
          && name.equals(row.name())
          && Objects.equals(parent, row.parent())
          && row.retiredAt() == null;
    }
  }

  /**
   * Makes the wanted areas the only ones in use on their levels.
   *
   * @param levels those of the wanted areas; areas of these levels that are not wanted are retired
   */
  SeedSource.Result replace(String what, Collection<Wanted> wanted, Set<AreaLevel> levels) {
    return change(
        what,
        (before, after) -> {
          Instant now = clock.instant();
          after.replaceAll(
              (code, row) ->
                  levels.contains(row.level()) && row.retiredAt() == null ? row.retired(now) : row);
          wanted.forEach(area -> put(area, before, after));
        });
  }

  /** Adds one area, or changes the one with its code. */
  void put(Wanted area) {
    change("area", (before, after) -> put(area, before, after));
  }

  void retire(String code) {
    change(
        "area",
        (before, after) ->
            after.computeIfPresent(
                code, (c, row) -> row.retiredAt() == null ? row.retired(clock.instant()) : row));
  }

  /** Runs the work as one change, one at a time over all nodes, on the areas as stored. */
  <T> T withAreas(Function<Map<String, AreaRow>, T> work) {
    return transactions.write(
        () -> {
          grids.lock();
          return work.apply(stored());
        });
  }

  private static void put(Wanted area, Map<String, AreaRow> before, Map<String, AreaRow> after) {
    var row = before.get(area.code());
    if (row != null && area.isSaidBy(row)) {
      after.put(area.code(), row);
      return;
    }
    after.put(
        area.code(),
        new AreaRow(
            area.code(),
            row == null ? area.code() : row.district(),
            area.level(),
            area.parent(),
            row == null ? area.code() + "/" : row.path(),
            area.name(),
            row == null ? 0 : row.version(),
            null));
  }

  /**
   * @param edit gets the areas as stored, and a copy to make them what they shall be
   */
  private SeedSource.Result change(
      String what, BiConsumer<Map<String, AreaRow>, Map<String, AreaRow>> edit) {
    return withAreas(
        before -> {
          var after = new LinkedHashMap<>(before);
          edit.accept(before, after);
          place(after);
          var result = write(what, before, after);
          if (result.added() + result.updated() + result.retired() > 0) {
            grids.changed();
          }
          return result;
        });
  }

  /** Parents come before children, because a child's level is always the smaller one. */
  private static void place(Map<String, AreaRow> rows) {
    var fromTheTop = rows.values().stream().sorted(Comparator.comparing(AreaRow::level)).toList();
    for (var row : fromTheTop) {
      if (row.parent() != null) {
        var parent = rows.get(row.parent());
        if (parent == null) {
          throw new IllegalStateException("Area " + row.code() + " has no parent");
        }
        rows.put(row.code(), row.below(parent));
      }
    }
  }

  private SeedSource.Result write(
      String what, Map<String, AreaRow> before, Map<String, AreaRow> after) {
    int added = 0;
    int updated = 0;
    int retired = 0;
    for (var row : after.values()) {
      var old = before.get(row.code());
      if (old == null) {
        areas.insert(row.code(), row.district(), row.level(), row.parent(), row.path(), row.name());
        added++;
      } else if (!old.equals(row)) {
        update(row);
        if (old.retiredAt() == null && row.retiredAt() != null) {
          retired++;
        } else {
          updated++;
        }
      }
    }
    return new SeedSource.Result(what, added, updated, retired);
  }

  private void update(AreaRow row) {
    int count =
        areas.update(
            row.code(),
            row.version(),
            row.district(),
            row.parent(),
            row.path(),
            row.name(),
            row.retiredAt());
    if (count != 1) {
      throw DomainError.of(CommonProblem.STALE_VERSION);
    }
  }

  private Map<String, AreaRow> stored() {
    var rows = new TreeMap<String, AreaRow>();
    areas.findAll().forEach(row -> rows.put(row.code(), row));
    return rows;
  }
}
