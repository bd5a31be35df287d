package org.lvdao.report.closure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lvdao.report.closure.ClosureMeasure.Population;

/**
 * The SQL of the closure figures, put together from the conditions of {@link ClosureMeasure}, so
 * that a figure and the rows behind it cannot differ.
 */
final class ClosureSql {
  /** In the order of the columns. */
  static final List<ClosureMeasure> RECEIVED = Population.RECEIVED.measures();

  static final List<ClosureMeasure> DUE = Population.DUE.measures();

  /** Sums of the longest branch: every measure of the due cases, and their stars. */
  static final int COLUMNS = DUE.size() + 1;

  private ClosureSql() {}

  /**
   * All figures in one statement, so that they are of the same instant. Its branches begin with
   * {@code received} or {@code due} (group, one sum a measure, the stars last), or with {@code
   * group} or {@code total} (group, number of cases, place from 0, milliseconds).
   */
  static String figures(ClosureScope scope, ClosureGrouping groupBy) {
    return String.join(
        "\nUNION ALL\n",
        sums("received", RECEIVED, "0", groupBy, Population.RECEIVED, scope),
        sums("due", DUE, stars(), groupBy, Population.DUE, scope),
        quantiles("group", groupBy.key(Population.DUE), scope),
        quantiles("total", "''", scope));
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

  static String where(ClosureScope scope, Population population) {
    return " WHERE " + scope.condition() + " AND " + population.condition();
  }

  static Map<String, Object> parameters(ClosureScope scope, ClosureQuery query) {
    var parameters = new HashMap<>(scope.parameters());
    parameters.put("from", query.start());
    parameters.put("to", query.end());
    parameters.put("cutoff", query.cutoff());
    return parameters;
  }
}
