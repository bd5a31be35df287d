package org.lvdao.report.search;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.platform.database.Sql;
import org.lvdao.platform.database.SqlQueries;
import org.lvdao.report.workflow.CaseStaff;

/** Finds cases in the table itself. Everything a person typed is a parameter, never SQL. */
@JdbcRepository(dialect = Dialect.MYSQL)
abstract class ReportSearchRepository implements GenericRepository<ReportSearchRow, Long> {
  private static final int MOST_VALUES = 200;

  private final SqlQueries queries;

  ReportSearchRepository(SqlQueries queries) {
    this.queries = queries;
  }

  /** The cases somebody took a step on. */
  @Query(
      """
      SELECT DISTINCT report_id FROM report_history
       WHERE actor_id = :actorId AND at >= :since
       LIMIT 50
      """)
  abstract List<Long> findStepsOf(long actorId, Instant since);

  abstract List<ReportSearchRow> findByIdIn(Collection<Long> ids);

  /** Rows in the order of their keys. */
  @Query("SELECT * FROM report WHERE id > :afterId ORDER BY id LIMIT :size")
  abstract List<ReportSearchRow> findAfter(long afterId, int size);

  @Query("SELECT COUNT(*) FROM report WHERE id <= :id")
  abstract long countUpTo(long id);

  /** Without highlights; everything else as {@link ReportIndex#find}. */
  ReportSearchFound find(ReportSearchQuery query, CaseStaff.Scope scope) {
    var common = ReportSearchConditions.common(query, scope);
    var byFacet = ReportSearchConditions.byFacet(query);
    var conditions = new ArrayList<>(common);
    conditions.addAll(byFacet.values());
    long total = count(conditions);
    var facets = new EnumMap<ReportSearchFacet, Map<String, Long>>(ReportSearchFacet.class);
    for (var facet : ReportSearchFacet.values()) {
      var others = new ArrayList<>(common);
      byFacet.forEach(
          (other, part) -> {
            if (other != facet) {
              others.add(part);
            }
          });
      facets.put(facet, count(facet, query, others));
    }
    return new ReportSearchFound(hits(query, conditions), total, facets);
  }

  private List<ReportSearchFound.Hit> hits(ReportSearchQuery query, List<Sql> conditions) {
    var cursor = query.cursor();
    if (cursor != null) {
      conditions.add(ReportSearchConditions.behind(query, cursor));
    }
    var sql =
        Sql.of("SELECT id, ")
            .then(ReportSearchConditions.sortKey(query))
            .then(Sql.of("AS sort_key FROM report"))
            .then(ReportSearchConditions.where(conditions))
            .then(ReportSearchConditions.order(query))
            .then(Sql.of("LIMIT ?", query.limit() + 1));
    return queries.list(sql, row -> hit(query.sort(), row));
  }

  private static ReportSearchFound.Hit hit(ReportSearchSort sort, ResultSet row)
      throws SQLException {
    var id = Long.toString(row.getLong(1));
    var key =
        switch (sort) {
          case DISTANCE -> List.of(Double.toString(row.getDouble(2)), id);
          case RELEVANCE -> List.of(ReportSearch.NO_SCORE, millis(row), id);
          default -> List.of(millis(row), id);
        };
    return new ReportSearchFound.Hit(row.getLong(1), key, Map.of());
  }

  private static String millis(ResultSet row) throws SQLException {
    return Long.toString(row.getTimestamp(2).getTime());
  }

  private record Count(@Nullable String value, long cases) {}

  private long count(List<Sql> conditions) {
    var sql = Sql.of("SELECT COUNT(*) FROM report").then(ReportSearchConditions.where(conditions));
    return queries.list(sql, row -> row.getLong(1)).getFirst();
  }

  private Map<String, Long> count(
      ReportSearchFacet facet, ReportSearchQuery query, List<Sql> conditions) {
    if (facet == ReportSearchFacet.OVERDUE) {
      long all = count(conditions);
      var late = new ArrayList<>(conditions);
      late.add(ReportSearchConditions.overdue(query.now()));
      long overdue = count(late);
      return ReportSearchFound.overdueCounts(overdue, all - overdue);
    }
    var column = facet.word();
    var sql =
        Sql.of("SELECT " + column + ", COUNT(*) AS cases FROM report")
            .then(ReportSearchConditions.where(conditions))
            .then(Sql.of("GROUP BY " + column + " ORDER BY cases DESC, " + column))
            .then(Sql.of("LIMIT ?", MOST_VALUES));
    var counts = new LinkedHashMap<String, Long>();
    for (var count : queries.list(sql, row -> new Count(row.getString(1), row.getLong(2)))) {
      if (count.value != null) {
        counts.put(count.value, count.cases);
      } else if (facet == ReportSearchFacet.SUBDISTRICT) {
        counts.put("", count.cases);
      }
    }
    return counts;
  }
}
