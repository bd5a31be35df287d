package org.lvdao.area;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lvdao.platform.database.SeedSource.SeedError;

/** Reads a table with a header line (RFC 4180, UTF-8, byte order mark allowed). */
final class CsvTable {
  private CsvTable() {}

  /**
   * A row.
   *
   * @param line where it begins in the file, from 1
   */
  record Row(long line, NamedCsvRecord fields) {
    /** The field without space around it; empty when there is nothing in it. */
    String text(String column) {
      return fields.getField(column).strip();
    }

    /**
     * @throws BrokenRow when there is nothing in it
     */
    String required(String column) {
      var text = text(column);
      if (text.isEmpty()) {
        throw new BrokenRow(
            line, "csv-empty", Map.of("column", column), "give a value for " + column);
      }
      return text;
    }
  }

  /**
   * A row that cannot be used.
   *
   * <p>Its message says in English what to do; the code and parameters say it in the problem
   * bundles.
   */
  static final class BrokenRow extends RuntimeException {
    private final long line;
    private final String code;
    private final Map<String, Object> parameters;

    BrokenRow(long line, String code, Map<String, Object> parameters, String problem) {
      super(problem, null, false, false);
      this.line = line;
      this.code = code;
      this.parameters = parameters;
    }

    long line() {
      return line;
    }

    String code() {
      return code;
    }

    Map<String, Object> parameters() {
      return parameters;
    }

    SeedError in(Path file) {
      return new SeedError(file, line, String.valueOf(getMessage()));
    }
  }

  /**
   * @return empty when there is no such file
   * @throws SeedError when it cannot be read as such a table
   */
  static Optional<List<Row>> readSeed(Path file, String... columns) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(Files.readAllBytes(file), columns));
    } catch (BrokenRow broken) {
      throw broken.in(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws BrokenRow when it is no such table
   */
  static List<Row> read(byte[] content, String... columns) {
    var rows = new ArrayList<Row>();
    var reader = CsvReader.builder().skipEmptyLines(true).ofNamedCsvRecord(decode(content));
    try (reader) {
      for (var fields : reader) {
        if (rows.isEmpty()) {
          checkHeader(fields.getHeader(), columns);
        }
        rows.add(new Row(fields.getStartingLineNumber(), fields));
      }
    } catch (CsvParseException unreadable) {
      var cause = unreadable.getCause() == null ? unreadable : unreadable.getCause();
      throw new BrokenRow(
          rows.isEmpty() ? 1 : rows.getLast().line + 1,
          "csv-form",
          Map.of(),
          "repair the line (number of fields, quotes): " + cause.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (rows.isEmpty()) {
      throw new BrokenRow(
          1,
          "csv-no-rows",
          Map.of("columns", String.join(",", columns)),
          "the file has no rows; give the header " + String.join(",", columns) + " and rows");
    }
    return rows;
  }

  private static void checkHeader(List<String> header, String... columns) {
    for (var column : columns) {
      if (header.stream().filter(column::equals).count() != 1) {
        throw new BrokenRow(
            1,
            "csv-header",
            Map.of("columns", String.join(",", columns)),
            "the header needs the columns " + String.join(",", columns));
      }
    }
  }

  private static String decode(byte[] content) {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException notUtf8) {
      throw new BrokenRow(1, "csv-encoding", Map.of(), "save the file as CSV UTF-8");
    }
  }
}
