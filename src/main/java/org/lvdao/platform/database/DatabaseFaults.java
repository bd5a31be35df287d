package org.lvdao.platform.database;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a failure of the database means. */
public final class DatabaseFaults {
  private static final int DUPLICATE_KEY = 1062;
  private static final int DEADLOCK = 1213;

  /**
   * MySQL's answer to a lock that NOWAIT could not get; MariaDB answers with a lock wait timeout.
   */
  private static final int LOCK_NOWAIT = 3572;

  private static final int LOCK_WAIT_TIMEOUT = 1205;

  /** A command on a table that the account has no right to. */
  private static final int COMMAND_DENIED = 1142;

  /**
   * A server that ends, begins, is full or has become a replica: too many connections (1040), shut
   * down in progress (1053), too many connections of the user (1203), read-only (1290, 1836), query
   * interrupted (1317), connection killed (MariaDB 1927, MySQL 3169), timed out (4031).
   */
  private static final Set<Integer> PASSING =
      Set.of(1040, 1053, 1203, 1290, 1836, 1317, 1927, 3169, 4031);

  private DatabaseFaults() {}

  /** Whether the database could not be reached, so that trying again later may help. */
  public static boolean isAway(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLTransientConnectionException
          || t instanceof SQLNonTransientConnectionException
          || t instanceof SQLRecoverableException
          || (t instanceof SQLException sql && isPassing(sql))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPassing(SQLException failure) {
    var state = failure.getSQLState();
    return state == null
        ? isClosed(String.valueOf(failure.getMessage()))
        : state.startsWith("08") || PASSING.contains(failure.getErrorCode());
  }

  /** HikariCP gives no code when it has thrown the connection, or the node its pool, away. */
  private static boolean isClosed(String message) {
    return message.equals("Connection is closed") || message.endsWith("has been closed.");
  }

  public static boolean isDuplicateKey(Throwable failure) {
    var sql = cause(failure);
    return sql != null && sql.getErrorCode() == DUPLICATE_KEY;
  }

  /** Whether the application's account of the database has no right to the statement. */
  public static boolean isDenied(Throwable failure) {
    var sql = cause(failure);
    return sql != null && sql.getErrorCode() == COMMAND_DENIED;
  }

  /** Whether another transaction holds the row that was asked for with NOWAIT. */
  public static boolean isLocked(Throwable failure) {
    var sql = cause(failure);
    return sql != null
        && (sql.getErrorCode() == LOCK_NOWAIT || sql.getErrorCode() == LOCK_WAIT_TIMEOUT);
  }

  /** Whether the transaction lost a deadlock or waited too long, so that it may be tried again. */
  static boolean isLostLock(Throwable failure) {
    var sql = cause(failure);
    return sql != null
        && (sql.getErrorCode() == DEADLOCK || sql.getErrorCode() == LOCK_WAIT_TIMEOUT);
  }

  private static @Nullable SQLException cause(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }
}
