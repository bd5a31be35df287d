package org.lvdao.points;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.lvdao.platform.database.DatabaseFaults;
import org.lvdao.platform.database.Sql;
import org.lvdao.platform.database.SqlQueries;
import org.lvdao.platform.database.Transactions;

/**
 * Looks for what breaks an invariant. Each statement finds the transactions, or holders, at fault;
 * it believes nothing that another table could tell it as well.
 */
@Singleton
class InvariantRepository {
  /** Of a district, or of all. */
  private static final String SCOPE = "(:district = '' OR t.district = :district)";

  private static final String HOLDERS = "(:district = '' OR b.district = :district)";
  private static final String LOTS = "(:district = '' OR l.district = :district)";

  /** What each transaction did to each of the holder's accounts, 0 where it did nothing. */
  private static final String ENTRIES =
      """
      (SELECT t.id, t.kind, t.holder_id, t.district, t.entry_no, t.at, t.original_id,
              t.available_after, t.pending_after,
              SUM(CASE p.account WHEN 'AVAILABLE' THEN p.amount ELSE 0 END) AS available,
              SUM(CASE p.account WHEN 'PENDING' THEN p.amount ELSE 0 END) AS pending,
              SUM(CASE p.account WHEN 'RESERVED' THEN p.amount ELSE 0 END) AS reserved,
              SUM(CASE p.account WHEN 'RECEIVABLE' THEN p.amount ELSE 0 END) AS receivable,
              SUM(CASE p.account WHEN 'ISSUANCE' THEN p.amount ELSE 0 END) AS issuance,
              SUM(CASE p.account WHEN 'REDEMPTION' THEN p.amount ELSE 0 END) AS redemption
         FROM points_transaction t
         LEFT JOIN points_posting p ON p.transaction_id = t.id
        WHERE <scope>
        GROUP BY t.id, t.kind, t.holder_id, t.district, t.entry_no, t.at, t.original_id,
                 t.available_after, t.pending_after)
      """;

  /** The same with what the holder had after each. */
  private static final String RUNNING =
      """
      (SELECT e.*,
              SUM(e.available) OVER w AS had_available, SUM(e.pending) OVER w AS had_pending,
              SUM(e.reserved) OVER w AS had_reserved, SUM(e.receivable) OVER w AS had_receivable,
              LAG(e.at) OVER w AS at_before
         FROM <entries> e
       WINDOW w AS (PARTITION BY e.holder_id, e.district ORDER BY e.entry_no))
      """;

  /** The first ones, and how many there are: as many as transactions, when things are bad. */
  private static final String COUNTED =
      "SELECT f.*, COUNT(*) OVER () FROM (%s) f ORDER BY 1 LIMIT 5";

  private final SqlQueries queries;
  private final JdbcOperations jdbc;
  private final Transactions transactions;

  InvariantRepository(SqlQueries queries, JdbcOperations jdbc, Transactions transactions) {
    this.queries = queries;
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /**
   * What was found.
   *
   * @param first the ids of the first ones at fault, or their names
   */
  record Found(long violations, List<String> first) {}

  private record Fault(String id, long of) {}

  /**
   * @param district empty for all
   */
  Found violations(Invariant invariant, String district, Instant now) {
    var found =
        queries.list(
            statement(COUNTED.formatted(violations(invariant)), district, now),
            row -> new Fault(row.getString(1), row.getLong(2)));
    return new Found(
        found.isEmpty() ? 0 : found.getFirst().of(), found.stream().map(Fault::id).toList());
  }

  /** How many there were to look at. */
  long checked(Invariant invariant, String district, Instant now) {
    return queries
        .list(statement(counting(invariant), district, now), row -> row.getLong(1))
        .getFirst();
  }

  /**
   * The append-only tables that the application's account of the database could change after all.
   * Asks the server itself, by statements that find no row.
   */
  Found changeable() {
    var attempts =
        transactions.read(
            () ->
                queries.list(
                    Sql.of(
                        """
                SELECT t.table_name, c.column_name
                  FROM information_schema.tables t
                  JOIN information_schema.columns c
                    ON c.table_schema = t.table_schema AND c.table_name = t.table_name
                   AND c.ordinal_position = 1
                 WHERE t.table_schema = DATABASE() AND t.table_comment = 'append-only'
                 ORDER BY t.table_name
                """),
                    row -> new Attempt(row.getString(1), row.getString(2))));
    var changeable =
        attempts.stream()
            .filter(a -> isAllowed(a.update()) || isAllowed(a.delete()))
            .map(Attempt::table)
            .toList();
    return new Found(changeable.size(), changeable);
  }

  private record Attempt(String table, String column) {
    String update() {
      return "UPDATE %s SET %s = %2$s WHERE FALSE".formatted(table, column);
    }

    String delete() {
      return "DELETE FROM %s WHERE FALSE".formatted(table);
    }
  }

  private boolean isAllowed(String statement) {
    try {
      transactions.run(() -> jdbc.prepareStatement(statement, PreparedStatement::executeUpdate));
      return true;
    } catch (RuntimeException refused) {
      if (DatabaseFaults.isDenied(refused)) {
        return false;
      }
      throw refused;
    }
  }

  private static Sql statement(String text, String district, Instant now) {
    var sql =
        text.replace("<running>", RUNNING)
            .replace("<entries>", ENTRIES)
            .replace("<scope>", SCOPE)
            .replace("<holders>", HOLDERS)
            .replace("<lots>", LOTS);
    return Sql.named(sql, Map.of("district", district, "now", now));
  }

  private static String counting(Invariant invariant) {
    return switch (invariant) {
      case TRANSACTIONS_SUM_TO_ZERO,
          LOTS_EQUAL_POSTINGS,
          ONE_ENTRY_PER_SOURCE,
          NEVER_NEGATIVE,
          DEBT_IS_PAID_FIRST,
          STATEMENTS_ADD_UP ->
          "SELECT COUNT(*) FROM points_transaction t WHERE <scope>";
      case BALANCES_EQUAL_POSTINGS, NO_ENTRY_MISSING ->
          "SELECT COUNT(*) FROM points_balance b WHERE <holders>";
      case OPEN_LOTS_EQUAL_MOVEMENTS, EXPIRES_IN_TIME ->
          "SELECT COUNT(*) FROM points_lot l WHERE <lots>";
      case LIABILITY_EQUALS_OPEN_LOTS ->
          "SELECT COUNT(DISTINCT b.district) FROM points_balance b WHERE <holders>";
      case PENDING_ENDS_ONCE -> countingKind("PENDING");
      case REVERSED_ONCE_AND_NO_MORE -> countingKind("REVERSED");
      case SOONEST_LOT_FIRST, REFUNDS_GO_BACK -> countingKind("RESERVED");
      case APPEND_ONLY ->
          """
          SELECT COUNT(*) FROM information_schema.tables
           WHERE table_schema = DATABASE() AND table_comment = 'append-only'
          """;
    };
  }

  private static String countingKind(String kind) {
    return "SELECT COUNT(*) FROM points_transaction t WHERE <scope> AND t.kind = '" + kind + "'";
  }

  private static String violations(Invariant invariant) {
    return switch (invariant) {
      case TRANSACTIONS_SUM_TO_ZERO ->
          """
          SELECT t.id
            FROM points_transaction t
            JOIN points_posting p ON p.transaction_id = t.id
           WHERE <scope>
           GROUP BY t.id, t.district, t.at
          HAVING SUM(p.amount) <> 0 OR MIN(p.district) <> t.district
              OR MAX(p.district) <> t.district OR MIN(p.at) <> t.at OR MAX(p.at) <> t.at
           UNION ALL
          SELECT t.transaction_id
            FROM points_posting t
            LEFT JOIN points_transaction known ON known.id = t.transaction_id
           WHERE <scope> AND known.id IS NULL
          """;
      case BALANCES_EQUAL_POSTINGS ->
          """
          SELECT b.holder_id
            FROM points_balance b
            LEFT JOIN (SELECT e.holder_id, e.district, SUM(e.available) AS available,
                              SUM(e.pending) AS pending, SUM(e.reserved) AS reserved,
                              SUM(e.receivable) AS receivable
                         FROM <entries> e
                        GROUP BY e.holder_id, e.district) s
              ON s.holder_id = b.holder_id AND s.district = b.district
           WHERE <holders>
             AND (b.available <> COALESCE(s.available, 0) OR b.pending <> COALESCE(s.pending, 0)
                  OR b.reserved <> COALESCE(s.reserved, 0)
                  OR b.receivable <> -COALESCE(s.receivable, 0))
           UNION ALL
          SELECT t.holder_id
            FROM points_transaction t
            LEFT JOIN points_balance b ON b.holder_id = t.holder_id AND b.district = t.district
           WHERE <scope> AND b.holder_id IS NULL
          """;
      case LOTS_EQUAL_POSTINGS ->
          """
          SELECT e.id
            FROM <entries> e
            LEFT JOIN points_movement m ON m.transaction_id = e.id
           GROUP BY e.id, e.available, e.reserved
          HAVING e.available <> COALESCE(SUM(m.available), 0)
              OR e.reserved <> COALESCE(SUM(m.reserved), 0)
          """;
      case OPEN_LOTS_EQUAL_MOVEMENTS ->
          """
          SELECT l.holder_id
            FROM points_lot l
            LEFT JOIN (SELECT t.holder_id, t.district, m.expires_at,
                              SUM(m.available) AS available, SUM(m.reserved) AS reserved
                         FROM points_transaction t
                         JOIN points_movement m ON m.transaction_id = t.id
                        WHERE <scope>
                        GROUP BY t.holder_id, t.district, m.expires_at) s
              ON s.holder_id = l.holder_id AND s.district = l.district
             AND s.expires_at = l.expires_at
           WHERE <lots>
             AND (l.available <> COALESCE(s.available, 0) OR l.reserved <> COALESCE(s.reserved, 0)
                  OR (l.available > 0) <> (l.due_at IS NOT NULL) OR l.due_at <> l.expires_at)
           UNION ALL
          SELECT t.holder_id
            FROM points_transaction t
            JOIN points_movement m ON m.transaction_id = t.id
            LEFT JOIN points_lot l ON l.holder_id = t.holder_id AND l.district = t.district
             AND l.expires_at = m.expires_at
           WHERE <scope> AND l.id IS NULL
          """;
      case LIABILITY_EQUALS_OPEN_LOTS ->
          """
          SELECT d.district
            FROM (SELECT t.district, SUM(t.amount) AS points
                    FROM points_posting t
                   WHERE <scope> AND t.account IN ('AVAILABLE', 'RESERVED')
                   GROUP BY t.district
                   UNION ALL
                  SELECT l.district, -SUM(l.available) - SUM(l.reserved)
                    FROM points_lot l
                   WHERE <lots>
                   GROUP BY l.district) d
           GROUP BY d.district
          HAVING SUM(d.points) <> 0
          """;
      case ONE_ENTRY_PER_SOURCE ->
          """
          SELECT MIN(t.id)
            FROM points_transaction t
           WHERE <scope>
           GROUP BY t.source_kind, t.source_id
          HAVING COUNT(*) > 1
          """;
      case NO_ENTRY_MISSING ->
          """
          SELECT b.holder_id
            FROM points_balance b
            LEFT JOIN (SELECT t.holder_id, t.district, COUNT(*) AS entries,
                              MIN(t.entry_no) AS first_no, MAX(t.entry_no) AS last_no
                         FROM points_transaction t
                        WHERE <scope>
                        GROUP BY t.holder_id, t.district) s
              ON s.holder_id = b.holder_id AND s.district = b.district
           WHERE <holders>
             AND (COALESCE(s.entries, 0) <> b.entry_no OR s.first_no <> 1 OR s.last_no <> s.entries)
          """;
      case NEVER_NEGATIVE ->
          """
          SELECT r.id
            FROM <running> r
           WHERE r.had_available < 0 OR r.had_pending < 0 OR r.had_reserved < 0
              OR r.had_receivable > 0
           UNION ALL
          SELECT r.id
            FROM (SELECT t.id, SUM(m.available) OVER w AS available, SUM(m.reserved) OVER w AS reserved
                    FROM points_transaction t
                    JOIN points_movement m ON m.transaction_id = t.id
                   WHERE <scope>
                  WINDOW w AS (PARTITION BY t.holder_id, t.district, m.expires_at
                               ORDER BY t.entry_no)) r
           WHERE r.available < 0 OR r.reserved < 0
          """;
      case PENDING_ENDS_ONCE ->
          """
          SELECT e.id
            FROM <entries> e
            LEFT JOIN points_pending q ON q.transaction_id = e.id
            LEFT JOIN points_transaction x
              ON x.original_id = e.id AND x.source_kind = 'pending-end'
            LEFT JOIN points_posting p ON p.transaction_id = x.id AND p.account = 'PENDING'
           WHERE e.kind = 'PENDING'
           GROUP BY e.id, e.pending, q.transaction_id, q.points
          HAVING COUNT(x.id) + (q.transaction_id IS NOT NULL) <> 1
              OR q.points <> e.pending OR (COUNT(x.id) = 1 AND e.pending + COALESCE(SUM(p.amount), 0) <> 0)
           UNION ALL
          SELECT b.transaction_id
            FROM points_pending b
            LEFT JOIN points_transaction t ON t.id = b.transaction_id AND t.kind = 'PENDING'
           WHERE <holders> AND t.id IS NULL
          """;
      case REVERSED_ONCE_AND_NO_MORE ->
          """
          SELECT o.id
            FROM <entries> r
            JOIN points_transaction o ON o.id = r.original_id
            LEFT JOIN (SELECT p.transaction_id, SUM(p.amount) AS granted
                         FROM points_posting p
                        WHERE p.account IN ('AVAILABLE', 'RECEIVABLE')
                        GROUP BY p.transaction_id) g
              ON g.transaction_id = o.id
           WHERE r.kind = 'REVERSED'
           GROUP BY o.id, g.granted
          HAVING COUNT(*) > 1 OR SUM(r.issuance) > COALESCE(g.granted, 0)
          """;
      case DEBT_IS_PAID_FIRST ->
          "SELECT r.id FROM <running> r WHERE r.had_available > 0 AND r.had_receivable < 0";
      case SOONEST_LOT_FIRST ->
          """
          SELECT x.id
            FROM (SELECT t.id, t.kind, l.expires_at, m.available AS taken,
                         SUM(COALESCE(m.available, 0))
                           OVER (PARTITION BY t.holder_id, t.district, l.expires_at
                                 ORDER BY t.entry_no) AS left_over
                    FROM points_transaction t
                    JOIN (SELECT DISTINCT t.holder_id, t.district, n.expires_at
                            FROM points_transaction t
                            JOIN points_movement n ON n.transaction_id = t.id
                           WHERE <scope>) l
                      ON l.holder_id = t.holder_id AND l.district = t.district
                    LEFT JOIN points_movement m
                      ON m.transaction_id = t.id AND m.expires_at = l.expires_at
                   WHERE <scope>) x
           WHERE x.kind = 'RESERVED'
           GROUP BY x.id
          HAVING MAX(CASE WHEN x.taken < 0 THEN x.expires_at END)
                 > MIN(CASE WHEN x.left_over > 0 THEN x.expires_at END)
           UNION ALL
          SELECT t.id
            FROM points_transaction t
            JOIN points_movement m ON m.transaction_id = t.id
           WHERE <scope> AND t.kind = 'RESERVED' AND m.expires_at <= t.at
          """;
      case EXPIRES_IN_TIME ->
          """
          SELECT t.id
            FROM points_transaction t
            JOIN points_movement m ON m.transaction_id = t.id
           WHERE <scope> AND (t.kind = 'EXPIRED') <> (m.expires_at <= t.at AND m.available < 0)
           UNION ALL
          SELECT l.holder_id
            FROM points_lot l
           WHERE <lots> AND l.due_at < :now - INTERVAL 1 DAY
          """;
      case REFUNDS_GO_BACK ->
          """
          SELECT e.id
            FROM (SELECT t.id, t.reserved, x.kind, x.id AS ended, x.at AS ended_at
                    FROM <entries> t
                    LEFT JOIN points_transaction x
                      ON x.original_id = t.id AND x.source_kind = 'reservation-end'
                   WHERE t.kind = 'RESERVED') e
            JOIN points_movement m ON m.transaction_id = e.id
            LEFT JOIN points_movement n ON n.transaction_id = e.ended AND n.expires_at = m.expires_at
            LEFT JOIN points_posting p ON p.transaction_id = e.ended AND p.account = 'RECEIVABLE'
           WHERE e.ended IS NOT NULL
             AND (m.reserved + COALESCE(n.reserved, 0) <> 0
                  OR (e.kind = 'CANCELLED' AND p.amount IS NULL AND m.expires_at > e.ended_at
                      AND m.available + n.available < 0))
           UNION ALL
          SELECT e.id
            FROM <entries> e
            JOIN points_transaction x ON x.original_id = e.id
            LEFT JOIN points_posting p ON p.transaction_id = x.id AND p.account = 'REDEMPTION'
           WHERE e.kind = 'RESERVED'
           GROUP BY e.id, e.reserved
          HAVING COUNT(CASE x.source_kind WHEN 'reservation-end' THEN 1 END) > 1
              OR COUNT(CASE x.source_kind WHEN 'refund' THEN 1 END) > 1
              OR COALESCE(SUM(p.amount), 0) NOT BETWEEN 0 AND e.reserved
          """;
      case STATEMENTS_ADD_UP ->
          """
          SELECT r.id
            FROM <running> r
           WHERE r.available_after <> r.had_available OR r.pending_after <> r.had_pending
              OR r.at < r.at_before
          """;
      case APPEND_ONLY -> throw new IllegalArgumentException("changeable() finds them");
    };
  }
}
