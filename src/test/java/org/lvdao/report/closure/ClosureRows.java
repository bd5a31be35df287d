package org.lvdao.report.closure;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.platform.database.Transactions;

/** Puts made-up cases straight into the database, fast. The figures need no history. */
@Singleton
final class ClosureRows {
  private static final String REPORT =
      """
      INSERT INTO report (
        id, case_no, district, subdistrict, category, description, lat, lon, given_lat, given_lon,
        given_datum, grid_cell, anonymous, status, unit, submitted_at, accepted_at, term_started_at,
        deadline, deadline_assumed, warn_at, suspended_at, handled_at, rejected_at, closed_at,
        rework_count, reopen_count, duplicate_of, rated_at, rating_stars, rating_resolved,
        updated_at, version)
      VALUES (?, ?, ?, ?, ?, 'made up', 36.7, 117, 36.7, 117, 'WGS84', 0, TRUE, ?, ?, ?, ?, ?, ?,
        FALSE, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private final JdbcOperations jdbc;
  private final Transactions transactions;

  ClosureRows(JdbcOperations jdbc, Transactions transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  void insert(List<ClosureRow> rows) {
    transactions.run(
        () ->
            jdbc.prepareStatement(
                REPORT,
                reports -> {
                  for (var row : rows) {
                    add(reports, row);
                  }
                  return reports.executeBatch();
                }));
  }

  /** So that nothing else of the run meets cases of a district that does not exist. */
  void remove(String district) {
    execute("DELETE FROM report WHERE district = '%s'".formatted(district));
  }

  long count(String table, String condition) {
    return transactions.read(
        () ->
            jdbc.prepareStatement(
                "SELECT COUNT(*) FROM " + table + " WHERE " + condition,
                statement -> {
                  try (var row = statement.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                  }
                }));
  }

  void execute(String sql) {
    transactions.run(() -> jdbc.prepareStatement(sql, PreparedStatement::execute));
  }

  private static void add(PreparedStatement reports, ClosureRow r) throws SQLException {
    bind(
        reports,
        r.id,
        r.caseNo,
        r.district,
        r.subdistrict,
        r.category,
        r.status.name(),
        r.unit,
        r.submittedAt,
        r.acceptedAt,
        r.submittedAt,
        r.deadline,
        r.deadline,
        r.suspendedAt,
        r.handledAt,
        r.rejectedAt,
        r.closedAt,
        r.reworkCount,
        r.reopenCount,
        r.duplicateOf,
        r.ratedAt,
        r.ratingStars,
        r.ratingResolved,
        r.updatedAt,
        r.version);
  }

  private static void bind(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(
          i + 1, values[i] instanceof Instant instant ? Timestamp.from(instant) : values[i]);
    }
    statement.addBatch();
  }
}
