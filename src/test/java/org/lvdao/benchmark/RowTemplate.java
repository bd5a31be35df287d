package org.lvdao.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row the application wrote, to write more like it: the same table, the same columns, the same
 * data but for what must differ.
 */
final class RowTemplate {
  private final String table;
  private final List<String> columns = new ArrayList<>();
  private final List<@Nullable Object> values = new ArrayList<>();

  private RowTemplate(String table) {
    this.table = table;
  }

  /** Reads the first row that meets the condition. */
  static RowTemplate read(Connection connection, String table, String condition)
      throws SQLException {
    var template = new RowTemplate(table);
    try (var query = connection.createStatement();
        var row =
            query.executeQuery("SELECT * FROM %s WHERE %s LIMIT 1".formatted(table, condition))) {
      if (!row.next()) {
        throw new IllegalStateException("no row in " + table + " where " + condition);
      }
      for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
        template.columns.add(row.getMetaData().getColumnName(i));
        template.values.add(row.getObject(i));
      }
    }
    return template;
  }

  @Nullable Object value(String column) {
    return values.get(columns.indexOf(column));
  }

  PreparedStatement insert(Connection connection) throws SQLException {
    return connection.prepareStatement(
        "INSERT INTO %s (%s) VALUES (%s)"
            .formatted(
                table,
                String.join(", ", columns),
                String.join(", ", Collections.nCopies(columns.size(), "?"))));
  }

  /** Fills the statement with this row, changed in some columns. */
  void bind(PreparedStatement insert, Map<String, ? extends @Nullable Object> changes)
      throws SQLException {
    for (int i = 0; i < columns.size(); i++) {
      var column = columns.get(i);
      insert.setObject(i + 1, changes.containsKey(column) ? changes.get(column) : values.get(i));
    }
  }
}
