package org.lvdao.benchmark;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.lvdao.kernel.Ids;
import org.lvdao.local.ApiClient;

/** Residents who are signed in and have uploaded the photos of all reports they will make. */
final class Reporters {
  static final int PHOTOS_EACH = 3;
  private static final int COUNT = 64;
  private static final int BATCH = 1000;

  private final Stage stage;
  private final List<Reporter> reporters = new ArrayList<>();

  /** Far from the numbers of nodes that the benchmark starts. */
  private final Ids ids = new Ids(1000, Clock.systemUTC());

  private record Reporter(long accountId, String authorization) {}

  /** A report before it is sent. */
  record Draft(long accountId, String authorization, List<Long> photoIds) {}

  Reporters(Stage stage, ApiClient anybody) throws SQLException {
    this.stage = stage;
    try (var connection = stage.connection();
        var query =
            connection.prepareStatement(
                "SELECT account_id FROM account_identity WHERE subject = ?")) {
      for (int i = 0; i < COUNT; i++) {
        var name = "benchmark-" + i;
        var token =
            anybody
                .post("/api/v1/auth/wechat", Map.of("code", name))
                .is(200)
                .body()
                .required("accessToken")
                .asText();
        anybody.with("Authorization", "Bearer " + token).agreeing();
        query.setString(1, "sandbox-" + name);
        try (var row = query.executeQuery()) {
          row.next();
          reporters.add(new Reporter(row.getLong(1), "Bearer " + token));
        }
      }
    }
  }

  long nextId() {
    return ids.next();
  }

  /**
   * Drafts so many reports, in turn of every resident. Their photos are rows without files, which
   * nobody opens.
   */
  Deque<Draft> drafts(int count) throws SQLException {
    var drafts = new ArrayDeque<Draft>();
    try (var connection = stage.connection()) {
      connection.setAutoCommit(false);
      for (int i = 0; i < count; i++) {
        var reporter = reporters.get(i % reporters.size());
        var photoIds = new ArrayList<Long>();
        for (int p = 0; p < PHOTOS_EACH; p++) {
          photoIds.add(ids.next());
        }
        drafts.add(new Draft(reporter.accountId(), reporter.authorization(), photoIds));
      }
      insertPhotos(connection, drafts);
    }
    return drafts;
  }

  private static void insertPhotos(Connection connection, Deque<Draft> drafts) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            """
            INSERT INTO photo (id, uploader_id, state, width, height,
                               thumb_bytes, medium_bytes, large_bytes, created_at)
            VALUES (?, ?, 'READY', 4000, 3000, 15000, 200000, 500000, ?)
            """)) {
      var now = Timestamp.from(Instant.now());
      int waiting = 0;
      for (var draft : drafts) {
        for (long id : draft.photoIds()) {
          insert.setLong(1, id);
          insert.setLong(2, draft.accountId());
          insert.setTimestamp(3, now);
          insert.addBatch();
        }
        if (++waiting % BATCH == 0) {
          insert.executeBatch();
          connection.commit();
        }
      }
      insert.executeBatch();
      connection.commit();
    }
  }
}
