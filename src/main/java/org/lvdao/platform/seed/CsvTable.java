package org.lvdao.platform.seed;

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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.lvdao.platform.seed.SeedSource.Result;
import org.lvdao.platform.seed.SeedSource.SeedError;

/**
 * Reads a table with a header line (RFC 4180, UTF-8, byte order mark allowed): seed files of the
 * operator with {@link #seed}, uploads with {@link #read}.
 */
public final class CsvTable {
  private CsvTable() {}

  /**
   * A row.
   *
   * @param line where it begins in the file, from 1
   */
  public record Row(long line, NamedCsvRecord fields) {
    /** The field without space around it; empty when there is nothing in it. */
    public String text(String column) {
      return fields.getField(column).strip();
    }

    /**
     * @throws BrokenRow when there is nothing in it
     */
    public String required(String column) {
      var text = text(column);
      if (text.isEmpty()) {
        throw new BrokenRow(
            line, "csv-empty", Map.of("column", column), column + " is missing; give a value");
      }
      return text;
    }

    /**
     * @throws BrokenRow when it is no whole number from 0
     */
    public int number(String column) {
      try {
        return Integer.parseUnsignedInt(required(column));
      } catch (NumberFormatException notNumber) {
        throw broken(column + " is a whole number, not " + text(column));
      }
    }

    /**
     * @throws BrokenRow when it is none of the constants
     */
    public <E extends Enum<E>> E oneOf(Class<E> constants, String column) {
      try {
        return Enum.valueOf(constants, required(column));
      } catch (IllegalArgumentException unknown) {
        throw broken(
            column
                + " is one of "
                + Arrays.toString(constants.getEnumConstants())
                + ", not "
                + text(column));
      }
    }

    /**
     * @param problem says in English what to do
     */
    public BrokenRow broken(String problem) {
      return new BrokenRow(line, "invalid", Map.of(), problem);
    }
  }

  /**
   * A row that cannot be used.
   *
   * <p>Its message says in English what to do; the code and parameters say it in the problem
   * bundles.
   */
  public static final class BrokenRow extends RuntimeException {
    private final long line;
    private final String code;
    private final Map<String, Object> parameters;

    public BrokenRow(long line, String code, Map<String, Object> parameters, String problem) {
      super(problem, null, false, false);
      this.line = line;
      this.code = code;
      this.parameters = parameters;
    }

    public long line() {
      return line;
    }

    public String code() {
      return code;
    }

    public Map<String, Object> parameters() {
      return parameters;
    }

    private SeedError in(Path file) {
      return new SeedError(file, line, String.valueOf(getMessage()));
    }
  }

  /**
   * Loads a seed file.
   *
   * @param what as the result names it
   * @param load takes the rows; a {@link BrokenRow} it throws becomes a {@link SeedError}
   * @return of no file, that nothing was done
   * @throws SeedError when it cannot be read as such a table, or a row cannot be used
   */
  public static Result seed(
      Path file, String what, Function<List<Row>, Result> load, String... columns) {
    if (!Files.exists(file)) {
      return new Result(what, 0, 0, 0);
    }
    try {
      return load.apply(read(Files.readAllBytes(file), columns));
    } catch (BrokenRow broken) {
      throw broken.in(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws BrokenRow when it is no such table
   */
  public static List<Row> read(byte[] content, String... columns) {
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
