package org.lvdao.platform.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rows as a file that a spreadsheet opens with its Chinese intact. What begins like a formula is
 * written as text.
 *
 * @param headers one for each column
 * @param rows their cells: text, numbers; null is an empty cell
 */
public record Table(List<String> headers, List<? extends List<? extends @Nullable Object>> rows) {
  public static final String CSV = "text/csv; charset=utf-8";

  /** Without it Excel takes UTF-8 for the system's code page. */
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private static final String FORMULA_STARTS = "=+-@\t\0";

  public String csv() {
    var text = new StringWriter();
    text.write(BYTE_ORDER_MARK);
    try (var csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(headers);
      for (var row : rows) {
        csv.writeRecord(row.stream().map(Table::written).toList());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static String written(@Nullable Object cell) {
    return cell instanceof Number ? cell.toString() : harmless(Objects.toString(cell, ""));
  }

  /** A spreadsheet would run a cell that begins so as a formula. */
  static String harmless(String cell) {
    return !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }
}
