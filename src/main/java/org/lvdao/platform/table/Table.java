package org.lvdao.platform.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.LocalDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Rows as a file that a spreadsheet opens with its Chinese intact. What begins like a formula is
 * written as text.
 *
 * @param headers one for each column
 * @param rows their cells: text, numbers, local times; null is an empty cell
 */
public record Table(List<String> headers, List<? extends List<? extends @Nullable Object>> rows) {
  public static final String CSV = "text/csv; charset=utf-8";
  public static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  /** Without it Excel takes UTF-8 for the system's code page. */
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private static final String FORMULA_STARTS = "=+-@\t\r\n\0＝＋－＠";

  /** Of a column, in characters: a time, or a short sentence in Chinese. */
  private static final int WIDTH = 18;

  public String csv() {
    var text = new StringWriter();
    csv(text, headers, rows.iterator());
    return text.toString();
  }

  /**
   * The same of rows that are too many to be held at a time.
   *
   * @param out gets it, and is closed
   * @throws UncheckedIOException it could not be written
   */
  public static void csv(
      Writer out, List<String> headers, Iterator<? extends List<? extends @Nullable Object>> rows) {
    try (var csv = CsvWriter.builder().build(out)) {
      out.write(BYTE_ORDER_MARK);
      csv.writeRecord(headers);
      while (rows.hasNext()) {
        csv.writeRecord(rows.next().stream().map(Table::written).toList());
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String written(@Nullable Object cell) {
    return cell instanceof Number ? cell.toString() : harmless(Objects.toString(cell, ""));
  }

  /**
   * A workbook of one sheet.
   *
   * @param name of the sheet, at most 31 characters
   */
  public byte[] xlsx(String name) {
    return xlsx(Map.of(name, this));
  }

  /**
   * A workbook.
   *
   * @param sheets by name, in order; a name has at most 31 characters
   */
  public static byte[] xlsx(Map<String, Table> sheets) {
    var file = new ByteArrayOutputStream();
    try (var book = new Workbook(file, "Lvdao", null)) {
      sheets.forEach((name, table) -> table.write(book.newWorksheet(name)));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return file.toByteArray();
  }

  private void write(Worksheet sheet) {
    for (int column = 0; column < headers.size(); column++) {
      sheet.value(0, column, headers.get(column));
      sheet.width(column, WIDTH);
    }
    sheet.range(0, 0, 0, headers.size() - 1).style().bold().set();
    sheet.freezePane(0, 1);
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < headers.size(); column++) {
        write(sheet, row + 1, column, rows.get(row).get(column));
      }
    }
  }

  private static void write(Worksheet sheet, int row, int column, @Nullable Object cell) {
    switch (cell) {
      case null -> {}
      case Number number -> sheet.value(row, column, number);
      case LocalDateTime time -> {
        sheet.value(row, column, time);
        sheet.style(row, column).format("yyyy-mm-dd hh:mm").set();
      }
      default -> sheet.value(row, column, harmless(cell.toString()));
    }
  }

  /** A spreadsheet would run a cell that begins so as a formula, at the latest once it is CSV. */
  static String harmless(String cell) {
    return !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }
}
