package org.lvdao.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.lvdao.benchmark.Reporters.Draft;

/**
 * What a report must write, written by nothing but a loop in one transaction: the stored answer,
 * the case, its history, its photos and its event, by the fewest statements. It reads nothing,
 * checks nothing and answers nobody.
 */
final class JdbcSubmits {
  private static final int CONNECTIONS = 16;

  private final Stage stage;
  private final Reporters reporters;
  private final RowTemplate answer;
  private final RowTemplate report;
  private final RowTemplate history;

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
    private final PreparedStatement insertAnswer;
    private final PreparedStatement insertReport;
    private final PreparedStatement insertHistory;
    private final PreparedStatement claimPhotos;
    private final PreparedStatement insertPhotos;
    private final PreparedStatement insertEvent;

    Writer(Connection connection) throws SQLException {
      this.connection = connection;
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      insertAnswer = answer.insert(connection);
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
      answer.bind(
          insertAnswer,
          Map.of(
              "account_id", draft.accountId(),
              "request_key", UUID.randomUUID().toString(),
              "created_at", now));
      insertAnswer.executeUpdate();
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
      connection.commit();
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
