package org.lvdao.report.closure;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.platform.database.Sql;
import org.lvdao.platform.database.SqlQueries;
import org.lvdao.report.workflow.ReportStatus;

/** Lists the cases that were counted. */
@Singleton
class ClosureCaseRepository {
  private final SqlQueries queries;

  ClosureCaseRepository(SqlQueries queries) {
    this.queries = queries;
  }

  /** The row after which a page begins. */
  record After(Instant time, long id) {}

  /** The districts that have cases. */
  List<String> districts() {
    return queries.list(Sql.of("SELECT DISTINCT district FROM report"), row -> row.getString(1));
  }

  /**
   * The rows behind a figure, by deadline or receipt.
   *
   * @param key of the group; null for the total
   * @param after null for the first page
   */
  List<ClosureCase> find(
      ClosureScope scope,
      ClosureQuery query,
      ClosureMeasure measure,
      @Nullable String key,
      @Nullable After after,
      int limit) {
    var population = measure.population();
    var time = population.time();
    var parameters = ClosureSql.parameters(scope, query);
    parameters.put("limit", limit);
    var sql =
        """
        SELECT r.id, r.case_no, r.status, r.district, r.subdistrict, r.category, r.unit,
               r.submitted_at, r.accepted_at, r.deadline, r.closed_at, r.rejected_at,
               r.rework_count, r.reopen_count, r.rated_at, r.rating_stars, r.rating_resolved
          FROM report r
        """
            + ClosureSql.where(scope, population)
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
    return queries.list(Sql.named(sql, parameters), ClosureCaseRepository::caseOf);
  }

  private static ClosureCase caseOf(ResultSet row) throws SQLException {
    var status = ReportStatus.valueOf(row.getString("status"));
    return new ClosureCase(
        Long.toString(row.getLong("id")),
        row.getString("case_no"),
        status,
        status.label(),
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
}
