package org.lvdao.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.lvdao.benchmark.Reporters.Draft;

/**
 * The SQL of a report, statement by statement as the application sends it, by nothing but a loop:
 * the session and the category are read, then one transaction keeps the stored answer, the case,
 * its history, its photos and its event. It makes nothing of what it reads, checks nothing and
 * answers nobody.
 */
final class JdbcSubmits {
  private static final int CONNECTIONS = 16;

  private final Stage stage;
  private final Reporters reporters;
  private final RowTemplate answer;
  private final RowTemplate report;
  private final RowTemplate history;
  private final Map<Long, Long> sessions = new HashMap<>();

  /** Rows like those of a case the application took in. */
  JdbcSubmits(Stage stage, Reporters reporters, String caseId) throws SQLException {
    this.stage = stage;
    this.reporters = reporters;
    try (var connection = stage.connection()) {
      answer =
          RowTemplate.read(
              connection, "idempotency", "location = '/api/v1/reports/%s'".formatted(caseId));
      report = RowTemplate.read(connection, "report", "id = " + caseId);
      history = RowTemplate.read(connection, "report_history", "report_id = " + caseId);
      readSessions(connection);
    }
  }

  private void readSessions(Connection connection) throws SQLException {
    try (var query = connection.createStatement();
        var rows = query.executeQuery("SELECT account_id, id FROM session")) {
      while (rows.next()) {
        sessions.put(rows.getLong(1), rows.getLong(2));
      }
    }
  }

  /**
   * @return reports a second
   */
  double write(Deque<Draft> all) throws SQLException, InterruptedException, ExecutionException {
    var drafts = new ConcurrentLinkedDeque<>(all);
    var writers = new ArrayList<Writer>();
    try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      for (int i = 0; i < CONNECTIONS; i++) {
        writers.add(new Writer(stage.connection()));
      }
      long began = System.nanoTime();
      var done = new ArrayList<Future<?>>();
      for (var writer : writers) {
        done.add(
            threads.submit(
                () -> {
                  for (var next = drafts.poll(); next != null; next = drafts.poll()) {
                    writer.write(next);
                  }
                  return null;
                }));
      }
      for (var writer : done) {
        writer.get();
      }
      return all.size() / ((System.nanoTime() - began) / 1e9);
    } finally {
      for (var writer : writers) {
        writer.connection.close();
      }
    }
  }

  private final class Writer {
    private final Connection connection;
    private final PreparedStatement findSession;
    private final PreparedStatement findCategory;
    private final PreparedStatement findAnswer;
    private final PreparedStatement beginAnswer;
    private final PreparedStatement completeAnswer;
    private final PreparedStatement insertReport;
    private final PreparedStatement insertHistory;
    private final PreparedStatement claimPhotos;
    private final PreparedStatement findPhotos;
    private final PreparedStatement insertPhotos;
    private final PreparedStatement insertEvent;

    Writer(Connection connection) throws SQLException {
      this.connection = connection;
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      findSession =
          connection.prepareStatement(
              """
              SELECT g.role, g.area_path, g.unit_code, a.consents
                FROM session s
                JOIN account a ON a.id = s.account_id
                LEFT JOIN account_grant g ON g.account_id = a.id
               WHERE s.id = ? AND s.account_id = ? AND s.revoked_at IS NULL
                 AND s.expires_at > ? AND a.status = 'ACTIVE'
               UNION ALL
              SELECT g.role, g.area_path, g.unit_code, a.consents
                FROM session s
                JOIN account a ON a.id = s.account_id
                JOIN delegation d
                  ON d.delegate_id = a.id AND d.first_day <= ? AND d.last_day >= ?
                     AND d.ended_at IS NULL
                JOIN account absent ON absent.id = d.account_id AND absent.status = 'ACTIVE'
                JOIN account_grant g ON g.account_id = absent.id
               WHERE s.id = ? AND s.account_id = ? AND s.revoked_at IS NULL
                 AND s.expires_at > ? AND a.status = 'ACTIVE'
              """);
      findCategory =
          connection.prepareStatement(
              """
              SELECT * FROM report_category
               WHERE district IN ('', ?) AND code = ?
               ORDER BY district DESC
               LIMIT 1
              """);
      findAnswer =
          connection.prepareStatement(
              """
              SELECT fingerprint, status, location, etag, body
                FROM idempotency
               WHERE account_id = ? AND operation = ? AND request_key = ?
                 FOR UPDATE NOWAIT
              """);
      beginAnswer =
          connection.prepareStatement(
              """
              INSERT INTO idempotency
                     (account_id, operation, request_key, fingerprint, status, created_at)
              VALUES (?, ?, ?, ?, 0, ?)
              """);
      completeAnswer =
          connection.prepareStatement(
              """
              UPDATE idempotency
                 SET status = ?, location = ?, etag = ?, body = ?
               WHERE account_id = ? AND operation = ? AND request_key = ?
              """);
      insertReport = report.insert(connection);
      insertHistory = history.insert(connection);
      claimPhotos =
          connection.prepareStatement(
              """
              UPDATE photo
                 SET owner_type = 'report', owner_id = ?, attached_at = ?
               WHERE id IN (%s) AND uploader_id = ? AND state = 'READY' AND owner_id IS NULL
              """
                  .formatted(forEachPhoto("?")));
      findPhotos =
          connection.prepareStatement(
              "SELECT id, width, height FROM photo WHERE id IN (%s) AND state = 'READY'"
                  .formatted(forEachPhoto("?")));
      insertPhotos =
          connection.prepareStatement(
              """
              INSERT INTO report_photo (report_id, photo_id, purpose, position, history_id)
              VALUES %s
              """
                  .formatted(forEachPhoto("(?, ?, 'EVIDENCE', ?, ?)")));
      insertEvent =
          connection.prepareStatement(
              """
              INSERT INTO outbox (id, handler, aggregate_id, event, created_at, available_at)
              VALUES (?, 'benchmark', ?, ?, ?, ?)
              """);
    }

    private static String forEachPhoto(String text) {
      return String.join(", ", Collections.nCopies(Reporters.PHOTOS_EACH, text));
    }

    void write(Draft draft) throws SQLException {
      long id = reporters.nextId();
      long historyId = reporters.nextId();
      var now = Timestamp.from(Instant.now());
      var key = UUID.randomUUID().toString();
      long account = draft.accountId();
      var session = sessions.get(account);
      var today = LocalDate.now(ZoneOffset.ofHours(8));
      read(findSession, session, account, now, today, today, session, account, now);
      read(findCategory, report.value("district"), report.value("category"));
      connection.setAutoCommit(false);
      var operation = answer.value("operation");
      read(findAnswer, draft.accountId(), operation, key);
      var fingerprint = answer.value("fingerprint");
      change(beginAnswer, draft.accountId(), operation, key, fingerprint, now);
      report.bind(
          insertReport, Map.of("id", id, "case_no", "JD-" + id, "reporter_id", draft.accountId()));
      insertReport.executeUpdate();
      history.bind(
          insertHistory,
          Map.of("id", historyId, "report_id", id, "actor_id", draft.accountId(), "at", now));
      insertHistory.executeUpdate();
      attach(draft, id, historyId, now);
      insertEvent.setLong(1, reporters.nextId());
      insertEvent.setLong(2, id);
      insertEvent.setString(
          3, "{\"reportId\":%d,\"version\":0,\"action\":\"submit\"}".formatted(id));
      insertEvent.setTimestamp(4, now);
      insertEvent.setTimestamp(5, now);
      insertEvent.executeUpdate();
      read(findPhotos, draft.photoIds().toArray());
      change(
          completeAnswer,
          answer.value("status"),
          answer.value("location"),
          answer.value("etag"),
          answer.value("body"),
          draft.accountId(),
          operation,
          key);
      connection.commit();
      connection.setAutoCommit(true);
    }

    private static void read(PreparedStatement query, @Nullable Object... values)
        throws SQLException {
      bind(query, values);
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          // The driver has read it.
        }
      }
    }

    private static void change(PreparedStatement statement, @Nullable Object... values)
        throws SQLException {
      bind(statement, values);
      statement.executeUpdate();
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values)
        throws SQLException {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
    }

    private void attach(Draft draft, long id, long historyId, Timestamp now) throws SQLException {
      int claim = 1;
      int insert = 1;
      claimPhotos.setLong(claim++, id);
      claimPhotos.setTimestamp(claim++, now);
      for (int i = 0; i < draft.photoIds().size(); i++) {
        claimPhotos.setLong(claim++, draft.photoIds().get(i));
        insertPhotos.setLong(insert++, id);
        insertPhotos.setLong(insert++, draft.photoIds().get(i));
        insertPhotos.setInt(insert++, i);
        insertPhotos.setLong(insert++, historyId);
      }
      claimPhotos.setLong(claim, draft.accountId());
      claimPhotos.executeUpdate();
      insertPhotos.executeUpdate();
    }
  }
}
