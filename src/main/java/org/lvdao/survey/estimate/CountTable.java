package org.lvdao.survey.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A table of respondents with its totals, and what of it is hidden. See {@link Suppression}. */
final class CountTable {
  private final int rows;
  private final int columns;

  /** With the totals of rows in the last column, those of columns in the last row. */
  private final long[][] counts;

  private final boolean[][] hidden;
  private final boolean[][] unknowable;
  private final List<Cell> cells = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();

  CountTable(int[][] respondents) {
    rows = respondents.length;
    columns = rows == 0 ? 0 : respondents[0].length;
    if (columns == 0) {
      throw new IllegalArgumentException("A table has rows and columns");
    }
    counts = new long[rows + 1][columns + 1];
    hidden = new boolean[rows + 1][columns + 1];
    unknowable = new boolean[rows + 1][columns + 1];
    for (int row = 0; row < rows; row++) {
      if (respondents[row].length != columns) {
        throw new IllegalArgumentException("Row " + row + " is not as long as the first");
      }
      for (int column = 0; column < columns; column++) {
        add(row, column, respondents[row][column]);
      }
    }
    for (int row = 0; row <= rows; row++) {
      for (int column = 0; column <= columns; column++) {
        cells.add(new Cell(row, column));
      }
    }
    for (int row = 0; row <= rows; row++) {
      int at = row;
      lines.add(line(cells.stream().filter(cell -> cell.row == at)));
    }
    for (int column = 0; column <= columns; column++) {
      int at = column;
      lines.add(line(cells.stream().filter(cell -> cell.column == at)));
    }
  }

  /** A count or a total. */
  record Cell(int row, int column) {}

  /** A row or a column: its total is the sum of its parts. */
  record Line(List<Cell> parts, Cell total) {}

  private void add(int row, int column, int respondents) {
    if (respondents < 0) {
      throw new IllegalArgumentException("There cannot be " + respondents + " respondents");
    }
    counts[row][column] = respondents;
    counts[row][columns] += respondents;
    counts[rows][column] += respondents;
    counts[rows][columns] += respondents;
  }

  private static Line line(Stream<Cell> cells) {
    var all = cells.toList();
    return new Line(all.subList(0, all.size() - 1), all.getLast());
  }

  Cell cell(int row, int column) {
    return new Cell(Objects.checkIndex(row, rows), Objects.checkIndex(column, columns));
  }

  Cell rowTotal(int row) {
    return new Cell(Objects.checkIndex(row, rows), columns);
  }

  Cell columnTotal(int column) {
    return new Cell(rows, Objects.checkIndex(column, columns));
  }

  Cell total() {
    return new Cell(rows, columns);
  }

  /** All, with the totals. */
  List<Cell> cells() {
    return cells;
  }

  /** All rows and columns, with those of the totals. */
  List<Line> lines() {
    return lines;
  }

  long count(Cell cell) {
    return counts[cell.row][cell.column];
  }

  boolean hidden(Cell cell) {
    return hidden[cell.row][cell.column];
  }

  void hide(Cell cell) {
    hidden[cell.row][cell.column] = true;
  }

  /** Whether it is a corner of a rectangle that can change while all that is shown stays. */
  boolean unknowable(Cell cell) {
    return unknowable[cell.row][cell.column];
  }

  /**
   * Hides the rectangle with the corner that hides the fewest respondents more.
   *
   * @param cell with at least one respondent
   */
  void makeUnknowable(Cell cell) {
    @Nullable List<Cell> cheapest = null;
    long least = Long.MAX_VALUE;
    for (var opposite : cells) {
      if (opposite.row == cell.row || opposite.column == cell.column) {
        continue;
      }
      var beside = at(cell.row, opposite.column);
      var below = at(opposite.row, cell.column);
      long price = price(beside) + price(opposite) + price(below);
      if (price < least) {
        var corners = List.of(cell, beside, opposite, below);
        if (canTurn(corners, 1) || canTurn(corners, -1)) {
          cheapest = corners;
          least = price;
        }
      }
    }
    for (var corner : Objects.requireNonNull(cheapest, "no rectangle at " + cell)) {
      hide(corner);
      unknowable[corner.row][corner.column] = true;
    }
  }

  private Cell at(int row, int column) {
    return cells.get(row * (columns + 1) + column);
  }

  /** How many respondents more are hidden with it. */
  private long price(Cell cell) {
    return hidden(cell) ? 0 : count(cell);
  }

  /**
   * Whether the corners can change by +1 and −1 in turn, totals the other way round, and each still
   * be 1 or more: that hidden counts are not 0 is known.
   *
   * @param first 1 or −1
   */
  private boolean canTurn(List<Cell> corners, int first) {
    int change = first;
    for (var corner : corners) {
      boolean backwards = (corner.row == rows) != (corner.column == columns);
      long changed = count(corner) + (backwards ? -change : change);
      if (count(corner) < 1 || changed < 1) {
        return false;
      }
      change = -change;
    }
    return true;
  }
}
