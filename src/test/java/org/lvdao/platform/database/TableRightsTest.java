package org.lvdao.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lvdao.local.LvdaoTest;
import org.lvdao.local.TestNode;
import org.lvdao.local.TestServers;

/** What the application's account of the database may do, asked of the server itself. */
@LvdaoTest
class TableRightsTest {
  private static final int DENIED = 1142;

  @Test
  void the_server_refuses_to_change_what_is_append_only() throws SQLException {
    try (var connection = asApplication(TestServers.running().sharedDatabase());
        var statement = connection.createStatement()) {
      var tables = tables(statement, "=");
      assertThat(tables)
          .contains("audit_log", "points_transaction", "points_posting", "points_movement");
      for (var table : tables) {
        var column = firstColumn(statement, table);
        for (var change :
            List.of(
                "UPDATE %s SET %s = %2$s".formatted(table, column),
                "DELETE FROM " + table,
                "TRUNCATE TABLE " + table,
                "DROP TABLE " + table,
                "ALTER TABLE " + table + " COMMENT = ''")) {
          assertThatThrownBy(() -> statement.executeUpdate(change))
              .as(change)
              .isInstanceOfSatisfying(
                  SQLException.class, e -> assertThat(e.getErrorCode()).isEqualTo(DENIED));
        }
      }
    }
  }

  @Test
  void every_other_table_can_be_changed_and_none_be_dropped() throws SQLException {
    try (var connection = asApplication(TestServers.running().sharedDatabase());
        var statement = connection.createStatement()) {
      for (var table : tables(statement, "<>")) {
        statement.executeUpdate("DELETE FROM " + table + " WHERE FALSE");
        var column = firstColumn(statement, table);
        statement.executeUpdate("UPDATE %s SET %s = %2$s WHERE FALSE".formatted(table, column));
        assertThatThrownBy(() -> statement.executeUpdate("DROP TABLE " + table))
            .isInstanceOf(SQLException.class);
      }
    }
  }

  @Test
  void one_account_for_everything_is_possible_and_a_second_may_come_later() throws SQLException {
    var mysql = TestServers.running().mysql();
    var database = TestServers.running().freshDatabase();
    var alone = new HashMap<String, Object>();
    alone.put("datasources.default.username", mysql.user());
    alone.put("datasources.default.password", mysql.password());
    alone.put("lvdao.mysql.owner", "");
    alone.put("lvdao.mysql.owner-password", "");
    try (var node = TestNode.on(database, alone)) {
      node.api().anonymous().get("/health").is(200);
    }
    try (var connection = asApplication(database);
        var statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.executeUpdate("DELETE FROM job WHERE FALSE"))
          .isInstanceOf(SQLException.class);
    }
    try (var node = TestNode.on(database, Map.of())) {
      node.api().anonymous().get("/health").is(200);
    }
    try (var connection = asApplication(database);
        var statement = connection.createStatement()) {
      statement.executeUpdate("DELETE FROM job WHERE FALSE");
      assertThatThrownBy(() -> statement.executeUpdate("DELETE FROM audit_log"))
          .isInstanceOf(SQLException.class);
    }
  }

  private static Connection asApplication(String database) throws SQLException {
    var settings = TestServers.running().settings(database);
    return DriverManager.getConnection(
        settings.get("datasources.default.url").toString(),
        settings.get("datasources.default.username").toString(),
        settings.get("datasources.default.password").toString());
  }

  private static List<String> tables(Statement statement, String compare) throws SQLException {
    return texts(
        statement,
        "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()"
            + " AND table_comment "
            + compare
            + " 'append-only'");
  }

  private static String firstColumn(Statement statement, String table) throws SQLException {
    return texts(
            statement,
            "SELECT column_name FROM information_schema.columns WHERE table_schema = DATABASE()"
                + " AND ordinal_position = 1 AND table_name = '"
                + table
                + "'")
        .getFirst();
  }

  private static List<String> texts(Statement statement, String query) throws SQLException {
    var texts = new ArrayList<String>();
    try (var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }
}
