package org.lvdao.report.closure;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lvdao.report.closure.ClosureMeasure.Population;
import org.lvdao.report.workflow.ReportStatus;

/**
 * Counts cases and lists those that were counted. Its statements are put together from the
 * conditions of {@link ClosureMeasure}, so that a figure and the rows behind it cannot differ.
 */
@Singleton
class ClosureRepository {
  private static final Pattern PARAMETER = Pattern.compile(":([a-zA-Z]+)");
  private static final List<ClosureMeasure> RECEIVED = Population.RECEIVED.measures();
  private static final List<ClosureMeasure> DUE = Population.DUE.measures();

  /** Sums of the longest branch: every measure of the due cases, and their stars. */
  private static final int COLUMNS = DUE.size() + 1;

  private final JdbcOperations jdbc;

  ClosureRepository(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What was counted.
   *
   * @param groups by key
   * @param durations of all groups together; the counts of all groups add up, quantiles do not
   */
  record Counted(Map<String, ClosureCounts> groups, ClosureDurations durations) {}

  /** The row after which a page begins. */
  record After(Instant time, long id) {}

  /** The districts that have cases. */
  List<String> districts() {
    return query("SELECT DISTINCT district FROM report", Map.of(), row -> row.getString(1));
  }

  /** One statement, so that all figures are of the same instant. */
  Counted count(ClosureScope scope, ClosureQuery query) {
    var sql =
        String.join(
            "\nUNION ALL\n",
            sums("received", RECEIVED, "0", query.groupBy(), Population.RECEIVED, scope),
            sums("due", DUE, stars(), query.groupBy(), Population.DUE, scope),
            quantiles("group", query.groupBy().key(Population.DUE), scope),
            quantiles("total", "''", scope));
    var counted = new Counted(new TreeMap<>(), new ClosureDurations());
    query(sql, parameters(scope, query), row -> read(row, counted));
    return counted;
  }

  /**
   * The rows behind a figure, by deadline or receipt.
   *
   * @param key of the group; null for the total
   * @param after null for the first page
   */
  List<ClosureCase> cases(
      ClosureScope scope,
      ClosureQuery query,
      ClosureMeasure measure,
      @Nullable String key,
      @Nullable After after,
      int limit) {
    var population = measure.population();
    var time = population.time();
    var parameters = new HashMap<>(parameters(scope, query));
    parameters.put("limit", limit);
    var sql =
        """
        SELECT r.id, r.case_no, r.status, r.district, r.subdistrict, r.category, r.unit,
               r.submitted_at, r.accepted_at, r.deadline, r.closed_at, r.rejected_at,
               r.rework_count, r.reopen_count, r.rated_at, r.rating_stars, r.rating_resolved
          FROM report r
        """
            + where(scope, population)
            + " AND ("
            + measure.condition()
            + ")";
    if (key != null) {
      parameters.put("key", key);
      sql += " AND " + query.groupBy().key(population) + " = :key";
    }
    if (after != null) {
      parameters.put("afterTime", after.time());
      parameters.put("afterId", after.id());
      sql += " AND %1$s >= :afterTime AND (%1$s > :afterTime OR r.id > :afterId)".formatted(time);
    }
    sql += " ORDER BY " + time + ", r.id LIMIT :limit";
    return query(sql, parameters, ClosureRepository::caseOf);
  }

  /** Names by code, of the district where it has its own, else the common ones. */
  Map<String, String> categoryNames(@Nullable String district) {
    var names = new HashMap<String, String>();
    query(
        """
        SELECT code, name FROM report_category
         WHERE district IN ('', :district)
         ORDER BY district
        """,
        Map.of("district", district == null ? "" : district),
        row -> names.put(row.getString(1), row.getString(2)));
    return names;
  }

  private static String sums(
      String part,
      List<ClosureMeasure> measures,
      String stars,
      ClosureGrouping groupBy,
      Population population,
      ClosureScope scope) {
    var columns =
        measures.stream()
            .map(m -> "SUM(" + m.condition() + ")")
            .collect(Collectors.joining(",\n       "));
    return """
    SELECT '%s' AS part, %s AS group_key,
           %s%s, %s
      FROM report r
    %s
     GROUP BY group_key\
    """
        .formatted(
            part,
            groupBy.key(population),
            columns,
            ", 0".repeat(COLUMNS - 1 - measures.size()),
            stars,
            where(scope, population));
  }

  private static String stars() {
    return "SUM(CASE WHEN " + ClosureMeasure.RATED.condition() + " THEN r.rating_stars ELSE 0 END)";
  }

  /** The values on both sides of the median and of the 90th percentile; places count from 0. */
  private static String quantiles(String part, String key, ClosureScope scope) {
    return """
    SELECT '%s', group_key, cases, place - 1, millis%s
      FROM (
        SELECT group_key, millis,
               ROW_NUMBER() OVER (PARTITION BY group_key ORDER BY millis) AS place,
               COUNT(*) OVER (PARTITION BY group_key) AS cases
          FROM (
            SELECT %s AS group_key,
                   TIMESTAMPDIFF(MICROSECOND, r.submitted_at, r.closed_at) DIV 1000 AS millis
              FROM report r
            %s AND (%s)
          ) closed
      ) ranked
     WHERE place - 1 IN (
             (cases - 1) DIV 2, cases DIV 2, (cases - 1) * 9 DIV 10, ((cases - 1) * 9 + 9) DIV 10)\
    """
        .formatted(
            part,
            ", 0".repeat(COLUMNS - 3),
            key,
            where(scope, Population.DUE),
            ClosureMeasure.CLOSED.condition());
  }

  private static String where(ClosureScope scope, Population population) {
    return " WHERE " + scope.condition() + " AND " + population.condition();
  }

  private static Map<String, Object> parameters(ClosureScope scope, ClosureQuery query) {
    var parameters = new HashMap<>(scope.parameters());
    parameters.put("from", query.start());
    parameters.put("to", query.end());
    parameters.put("cutoff", query.cutoff());
    return parameters;
  }

  private static Counted read(ResultSet row, Counted counted) throws SQLException {
    var part = row.getString(1);
    if (part.equals("total")) {
      putDuration(row, counted.durations());
      return counted;
    }
    var group = counted.groups().computeIfAbsent(row.getString(2), key -> new ClosureCounts());
    switch (part) {
      case "received" -> addAll(row, RECEIVED, group);
      case "due" -> {
        addAll(row, DUE, group);
        group.addStars(row.getLong(2 + COLUMNS));
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

  private static ClosureCase caseOf(ResultSet row) throws SQLException {
    return new ClosureCase(
        Long.toString(row.getLong("id")),
        row.getString("case_no"),
        ReportStatus.valueOf(row.getString("status")),
        row.getString("district"),
        row.getString("subdistrict"),
        row.getString("category"),
        row.getString("unit"),
        row.getTimestamp("submitted_at").toInstant(),
        instant(row.getTimestamp("accepted_at")),
        row.getTimestamp("deadline").toInstant(),
        instant(row.getTimestamp("closed_at")),
        instant(row.getTimestamp("rejected_at")),
        row.getInt("rework_count"),
        row.getInt("reopen_count"),
        instant(row.getTimestamp("rated_at")),
        row.getObject("rating_stars", Integer.class),
        row.getObject("rating_resolved", Boolean.class));
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }

  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Runs a statement with named parameters; a collection becomes a list of values. */
  private <T> List<T> query(String sql, Map<String, ?> parameters, RowReader<T> reader) {
    var values = new ArrayList<Object>();
    var positional =
        PARAMETER
            .matcher(sql)
            .replaceAll(name -> placeholders(parameters.get(name.group(1)), values));
    return jdbc.prepareStatement(
        positional,
        statement -> {
          bind(statement, values);
          var items = new ArrayList<T>();
          try (var rows = statement.executeQuery()) {
            while (rows.next()) {
              items.add(reader.read(rows));
            }
          }
          return items;
        });
  }

  private static String placeholders(@Nullable Object value, List<Object> values) {
    if (value == null) {
      throw new IllegalArgumentException("A parameter has no value");
    }
    if (value instanceof Collection<?> several) {
      values.addAll(several);
      return IntStream.range(0, several.size())
          .mapToObj(i -> "?")
          .collect(Collectors.joining(", "));
    }
    values.add(value);
    return "?";
  }

  private static void bind(PreparedStatement statement, List<Object> values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(
          i + 1,
          values.get(i) instanceof Instant instant
              ? LocalDateTime.ofInstant(instant, ZoneOffset.UTC)
              : values.get(i));
    }
  }
}
