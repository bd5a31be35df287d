package org.lvdao.platform.database;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Runs queries that a repository puts together itself, in the caller's transaction. */
@Singleton
public class SqlQueries {
  private final JdbcOperations jdbc;

  SqlQueries(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /** Reads the row the result set stands on. */
  public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** What the reader makes of each row, in their order. */
  public <T> List<T> list(Sql sql, RowReader<T> reader) {
    return jdbc.prepareStatement(
        sql.text(),
        statement -> {
          bind(statement, sql.parameters());
          var items = new ArrayList<T>();
          try (var rows = statement.executeQuery()) {
            while (rows.next()) {
              items.add(reader.read(rows));
            }
          }
          return items;
        });
  }

  private static void bind(PreparedStatement statement, List<Object> values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(
          i + 1,
          values.get(i) instanceof Instant instant
              ? LocalDateTime.ofInstant(instant, ZoneOffset.UTC)
              : values.get(i));
    }
  }
}
