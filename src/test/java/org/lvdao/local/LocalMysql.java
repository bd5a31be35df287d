package org.lvdao.local;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A MySQL server for the local environment and the tests: always a real one, reachable from this
 * machine alone, with grant tables on.
 */
public interface LocalMysql extends AutoCloseable {
  /** Returns when the server answers. After {@link #stop()} it comes back with port and data. */
  void start();

  /** Ends the server and keeps its data; returns at once when none runs. */
  void stop();

  /** Ends the server at once, as a power cut would. */
  void kill();

  /** The URL of a database, without user and password. */
  String jdbcUrl(String database);

  /** The application's user, with the rights of production once it has migrated. */
  String APPLICATION = "lvdao_app";

  // Reaches nothing but demo data; in the form that a server which checks passwords takes.
  String APPLICATION_PASSWORD = "Lvdao-local-0";

  /** A user who may create databases and users, and owns the tables. */
  String user();

  String password();

  /** Creates the database unless it exists, in utf8mb4 and compared byte by byte. */
  default void createDatabase(String name) {
    execute(
        "CREATE DATABASE IF NOT EXISTS `%s` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"
            .formatted(name));
    execute(
        "CREATE USER IF NOT EXISTS '%s'@'%%' IDENTIFIED BY '%s'"
            .formatted(APPLICATION, APPLICATION_PASSWORD));
    execute("GRANT SELECT, INSERT ON `%s`.* TO '%s'@'%%'".formatted(name, APPLICATION));
  }

  /** What a node needs to know of a database, with an account of its own as in production. */
  default Map<String, Object> settings(String database) {
    return Map.of(
        "datasources.default.url",
        jdbcUrl(database),
        "datasources.default.username",
        APPLICATION,
        "datasources.default.password",
        APPLICATION_PASSWORD,
        "lvdao.mysql.owner",
        user(),
        "lvdao.mysql.owner-password",
        password());
  }

  default void dropDatabase(String name) {
    execute("DROP DATABASE IF EXISTS `%s`".formatted(name));
  }

  /** Gives the empty one of two databases all that is in the other. */
  default void copyTables(String from, String to) {
    try (var connection = DriverManager.getConnection(jdbcUrl(from), user(), password());
        var statement = connection.createStatement();
        var copy = connection.createStatement();
        var tables = statement.executeQuery("SHOW TABLES")) {
      while (tables.next()) {
        var source = "`%s`.`%s`".formatted(from, tables.getString(1));
        var target = "`%s`.`%s`".formatted(to, tables.getString(1));
        copy.execute("CREATE TABLE %s LIKE %s".formatted(target, source));
        copy.execute("INSERT INTO %s SELECT * FROM %s".formatted(target, source));
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private void execute(String sql) {
    try (var connection = DriverManager.getConnection(jdbcUrl(""), user(), password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failed) {
      throw new IllegalStateException(sql, failed);
    }
  }

  @Override
  default void close() {
    stop();
  }

  /**
   * The server the tests ask for: the one whose URL stands in {@code LVDAO_TEST_MYSQL}, else the
   * one named by the system property {@code lvdao.mysql}.
   */
  static LocalMysql forTests(Path folder) {
    var url = System.getenv("LVDAO_TEST_MYSQL");
    return url == null || url.isBlank()
        ? embedded(folder, Durability.FAST, Progress.SILENT)
        : new ExternalMysql(url);
  }

  /**
   * @param folder keeps data, log and pid file
   */
  static LocalMysql embedded(Path folder, Durability durability, Progress progress) {
    var kind = System.getProperty("lvdao.mysql", "mariadb");
    return switch (kind) {
      case "mariadb" -> new EmbeddedMysql(new MariaDbProgram(), folder, durability, progress);
      case "mysql8" -> new EmbeddedMysql(new Mysql8Program(), folder, durability, progress);
      default ->
          throw new IllegalArgumentException("lvdao.mysql is mariadb or mysql8, not " + kind);
    };
  }

  /** Whether a commit reaches the disk. */
  enum Durability {
    /** As in production. */
    DURABLE,
    /** For tests: a power cut may lose the last second. */
    FAST
  }

  static @Nullable String setting(String query, String name) {
    for (var pair : query.split("&")) {
      if (pair.startsWith(name + "=")) {
        return pair.substring(name.length() + 1);
      }
    }
    return null;
  }
}
