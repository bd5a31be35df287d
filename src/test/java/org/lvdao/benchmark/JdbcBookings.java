package org.lvdao.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.lvdao.points.Holder;

/**
 * The SQL of a booking, statement by statement as the ledger sends it, by nothing but a loop. It
 * believes what it reads and checks nothing.
 */
final class JdbcBookings {
  private static final int CONNECTIONS = 16;
  private static final int POINTS = 3;
  private static final AtomicLong IDS = new AtomicLong(1);

  private final Stage stage;

  JdbcBookings(Stage stage) {
    this.stage = stage;
  }

  /**
   * @return bookings a second
   */
  double book(int bookings) throws Exception {
    var next = new AtomicInteger();
    var connections = new Connection[CONNECTIONS];
    for (int i = 0; i < CONNECTIONS; i++) {
      connections[i] = stage.connection();
    }
    long began = System.nanoTime();
    try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      for (var connection : connections) {
        threads.submit(
            () -> {
              var teller = new Writer(connection);
              for (int n = next.getAndIncrement(); n < bookings; n = next.getAndIncrement()) {
                teller.book(PointsBenchmark.holder(n % PointsBenchmark.HOUSEHOLDS, 1));
              }
              return null;
            });
      }
    }
    double rate = bookings / ((System.nanoTime() - began) / 1e9);
    for (var connection : connections) {
      connection.close();
    }
    return rate;
  }

  private static final class Writer {
    private final Connection connection;
    private final PreparedStatement lock;
    private final PreparedStatement lots;
    private final PreparedStatement known;
    private final PreparedStatement insert;
    private final PreparedStatement post;
    private final PreparedStatement lot;
    private final PreparedStatement move;
    private final PreparedStatement balance;

    Writer(Connection connection) throws SQLException {
      this.connection = connection;
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      connection.setAutoCommit(false);
      lock =
          connection.prepareStatement(
              "SELECT * FROM points_balance WHERE holder_id = ? AND district = ? FOR UPDATE");
      lots =
          connection.prepareStatement(
              """
              SELECT * FROM points_lot
               WHERE holder_id = ? AND district = ?
                 AND (expires_at > ? OR available <> 0 OR reserved <> 0)
               ORDER BY expires_at
              """);
      known =
          connection.prepareStatement(
              "SELECT * FROM points_transaction WHERE source_kind = ? AND source_id = ?");
      insert =
          connection.prepareStatement(
              """
              INSERT INTO points_transaction
                (id, source_kind, source_id, kind, holder_id, district, entry_no, member_id, rule,
                 description, original_id, occurred_at, at, available_after, pending_after)
              VALUES (?, 'benchmark', ?, 'EARNED', ?, ?, ?, 1, 'per-kg', '厨余垃圾投放', NULL, ?, ?, ?, 0)
              """);
      post =
          connection.prepareStatement(
              """
              INSERT INTO points_posting (transaction_id, account, amount, district, at)
              VALUES (?, ?, ?, ?, ?)
              """);
      lot =
          connection.prepareStatement(
              "UPDATE points_lot SET available = ?, reserved = 0, due_at = ? WHERE id = ?");
      move =
          connection.prepareStatement(
              """
              INSERT INTO points_movement (transaction_id, expires_at, available, reserved)
              VALUES (?, ?, ?, 0)
              """);
      balance =
          connection.prepareStatement(
              """
              UPDATE points_balance
                 SET available = ?, pending = 0, reserved = 0, receivable = 0, entry_no = ?,
                     last_at = ?
               WHERE holder_id = ? AND district = ? AND entry_no = ? - 1
              """);
    }

    void book(Holder holder) throws SQLException {
      long id = IDS.getAndIncrement();
      var now = Timestamp.from(Instant.now());
      var source = UUID.randomUUID().toString();
      long available;
      long entryNo;
      bind(lock, holder.id(), holder.district());
      try (var row = lock.executeQuery()) {
        row.next();
        available = row.getLong("available") + POINTS;
        entryNo = row.getLong("entry_no") + 1;
      }
      long lotId;
      Timestamp expiresAt;
      bind(lots, holder.id(), holder.district(), now);
      try (var row = lots.executeQuery()) {
        row.next();
        lotId = row.getLong("id");
        expiresAt = row.getTimestamp("expires_at");
      }
      bind(known, "benchmark", source);
      known.executeQuery().close();
      change(insert, id, source, holder.id(), holder.district(), entryNo, now, now, available);
      bind(post, id, "AVAILABLE", POINTS, holder.district(), now);
      post.addBatch();
      bind(post, id, "ISSUANCE", -POINTS, holder.district(), now);
      post.addBatch();
      post.executeBatch();
      change(lot, available, expiresAt, lotId);
      change(move, id, expiresAt, POINTS);
      change(balance, available, entryNo, now, holder.id(), holder.district(), entryNo);
      connection.commit();
    }

    private static void change(PreparedStatement statement, Object... values) throws SQLException {
      bind(statement, values);
      statement.executeUpdate();
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
    }
  }
}
