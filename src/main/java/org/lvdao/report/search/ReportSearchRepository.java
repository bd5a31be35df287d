package org.lvdao.report.search;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lvdao.report.search.ReportSearchConditions.Part;

/** Finds cases in the table itself. Everything a person typed is a parameter, never SQL. */
@JdbcRepository(dialect = Dialect.MYSQL)
abstract class ReportSearchRepository implements GenericRepository<ReportSearchRow, Long> {
  private static final int MOST_VALUES = 200;

  private final JdbcOperations jdbc;

  ReportSearchRepository(JdbcOperations jdbc) {
    this.jdbc = jdbc;
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

  @Introspected
  record CategoryName(String code, String name) {}

  @Query("SELECT code, name FROM report_category ORDER BY district DESC")
  abstract List<CategoryName> findCategoryNames();

  /** Names by code; a district's own name gives way to the common one. */
  Map<String, String> categoryNames() {
    var names = new LinkedHashMap<String, String>();
    findCategoryNames().forEach(category -> names.put(category.code(), category.name()));
    return names;
  }

  /** Without highlights; everything else as {@link ReportIndex#find}. */
  ReportSearchFound find(ReportSearchQuery query, ReportSearchQuery.Scope scope) {
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

  private List<ReportSearchFound.Hit> hits(ReportSearchQuery query, List<Part> conditions) {
    var cursor = query.cursor();
    if (cursor != null) {
      conditions.add(ReportSearchConditions.behind(query, cursor));
    }
    var sql =
        Part.of("SELECT id, ")
            .then(ReportSearchConditions.sortKey(query))
            .then(Part.of("AS sort_key FROM report"))
            .then(ReportSearchConditions.where(conditions))
            .then(ReportSearchConditions.order(query))
            .then(Part.of("LIMIT ?", query.limit() + 1));
    return select(
        sql,
        rows -> {
          var hits = new ArrayList<ReportSearchFound.Hit>();
          while (rows.next()) {
            hits.add(hit(query.sort(), rows));
          }
          return hits;
        });
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

  private long count(List<Part> conditions) {
    return select(
        Part.of("SELECT COUNT(*) FROM report").then(ReportSearchConditions.where(conditions)),
        rows -> rows.next() ? rows.getLong(1) : 0);
  }

  private Map<String, Long> count(
      ReportSearchFacet facet, ReportSearchQuery query, List<Part> conditions) {
    if (facet == ReportSearchFacet.OVERDUE) {
      long all = count(conditions);
      var late = new ArrayList<>(conditions);
      late.add(ReportSearchConditions.overdue(query.now()));
      long overdue = count(late);
      return ReportSearchFound.overdueCounts(overdue, all - overdue);
    }
    var column = facet.word();
    var sql =
        Part.of("SELECT " + column + ", COUNT(*) AS cases FROM report")
            .then(ReportSearchConditions.where(conditions))
            .then(Part.of("GROUP BY " + column + " ORDER BY cases DESC, " + column))
            .then(Part.of("LIMIT ?", MOST_VALUES));
    return select(
        sql,
        rows -> {
          var counts = new LinkedHashMap<String, Long>();
          while (rows.next()) {
            var value = rows.getString(1);
            if (value != null || facet == ReportSearchFacet.SUBDISTRICT) {
              counts.put(value == null ? "" : value, rows.getLong(2));
            }
          }
          return counts;
        });
  }

  /** Reads rows. */
  private interface Reader<T> {
    T read(ResultSet rows) throws SQLException;
  }

  private <T> T select(Part sql, Reader<T> reader) {
    return jdbc.prepareStatement(
        sql.sql(),
        statement -> {
          fill(statement, sql.parameters());
          try (var rows = statement.executeQuery()) {
            return reader.read(rows);
          }
        });
  }

  private static void fill(PreparedStatement statement, List<Object> parameters)
      throws SQLException {
    for (int i = 0; i < parameters.size(); i++) {
      var value = parameters.get(i);
      statement.setObject(i + 1, value instanceof Instant at ? Timestamp.from(at) : value);
    }
  }
}
