package org.lvdao.report.closure;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lvdao.platform.database.Sql;
import org.lvdao.platform.database.SqlQueries;

/** Counts cases, with the statement {@link ClosureSql} puts together. */
@Singleton
class ClosureRepository {
  private final SqlQueries queries;

  ClosureRepository(SqlQueries queries) {
    this.queries = queries;
  }

  /**
   * What was counted.
   *
   * @param groups by key
   * @param durations of all groups together; the counts of all groups add up, quantiles do not
   */
  record Counted(Map<String, ClosureCounts> groups, ClosureDurations durations) {}

  /** One statement, so that all figures are of the same instant. */
  Counted count(ClosureScope scope, ClosureQuery query) {
    var sql =
        Sql.named(ClosureSql.figures(scope, query.groupBy()), ClosureSql.parameters(scope, query));
    var counted = new Counted(new TreeMap<>(), new ClosureDurations());
    queries.list(sql, row -> read(row, counted));
    return counted;
  }

  private static Counted read(ResultSet row, Counted counted) throws SQLException {
    var part = row.getString(1);
    if (part.equals("total")) {
      putDuration(row, counted.durations());
      return counted;
    }
    var group = counted.groups().computeIfAbsent(row.getString(2), key -> new ClosureCounts());
    switch (part) {
      case "received" -> addAll(row, ClosureSql.RECEIVED, group);
      case "due" -> {
        addAll(row, ClosureSql.DUE, group);
        group.addStars(row.getLong(2 + ClosureSql.COLUMNS));
      }
      default -> putDuration(row, group.durations());
    }
    return counted;
  }

  private static void putDuration(ResultSet row, ClosureDurations durations) throws SQLException {
    durations.put(row.getLong(3), row.getLong(4), row.getLong(5));
  }

  private static void addAll(ResultSet row, List<ClosureMeasure> measures, ClosureCounts group)
      throws SQLException {
    for (int i = 0; i < measures.size(); i++) {
      group.add(measures.get(i), row.getLong(3 + i));
    }
  }
}
