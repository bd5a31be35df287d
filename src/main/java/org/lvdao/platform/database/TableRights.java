package org.lvdao.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Gives the application's account of the database the right to update and delete rows, table by
 * table once the tables are there, except where a table's comment is {@code append-only}. To read
 * and insert everywhere is what whoever set the account up has granted it.
 */
final class TableRights implements Callback {
  /** Tables whose rights are not as they should be; seen by the application's account. */
  private static final String WRONG =
      """
      SELECT t.table_name, t.table_comment = 'append-only', CURRENT_USER()
        FROM information_schema.tables t
       WHERE t.table_schema = DATABASE() AND t.table_type = 'BASE TABLE'
         AND (t.table_comment = 'append-only')
             = EXISTS (SELECT 1 FROM information_schema.table_privileges p
                        WHERE p.table_schema = t.table_schema AND p.table_name = t.table_name
                          AND p.privilege_type IN ('UPDATE', 'DELETE'))
      """;

  private final DataSource application;

  TableRights(DataSource application) {
    this.application = application;
  }

  @Override
  public String getCallbackName() {
    return "table-rights";
  }

  @Override
  public boolean supports(Event event, Context context) {
    return event == Event.AFTER_MIGRATE;
  }

  @Override
  public boolean canHandleInTransaction(Event event, Context context) {
    return true;
  }

  @Override
  public void handle(Event event, Context context) {
    try {
      grant(context.getConnection());
    } catch (SQLException failure) {
      throw new FlywayException("The application's account of the database has no rights", failure);
    }
  }

  private void grant(Connection owner) throws SQLException {
    var changes = new ArrayList<String>();
    try (var connection = application.getConnection();
        var query = connection.createStatement();
        var tables = query.executeQuery(WRONG)) {
      while (tables.next()) {
        var change =
            tables.getBoolean(2)
                ? "REVOKE UPDATE, DELETE ON `%s` FROM %s"
                : "GRANT UPDATE, DELETE ON `%s` TO %s";
        changes.add(change.formatted(tables.getString(1), account(tables.getString(3))));
      }
    }
    try (var statement = owner.createStatement()) {
      for (var change : changes) {
        statement.execute(change);
      }
    }
  }

  /** {@code name@host}, as the server says it, in the form that a grant takes. */
  private static String account(String currentUser) {
    int at = currentUser.lastIndexOf('@');
    return "'%s'@'%s'"
        .formatted(
            currentUser.substring(0, at).replace("'", "''"),
            currentUser.substring(at + 1).replace("'", "''"));
  }
}
