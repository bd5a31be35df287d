package org.lvdao.survey.estimate;

import java.util.Comparator;

/**
 * Which counts of a published table of respondents stay hidden, so that nobody is told apart
 * (小单元抑制): every cell and total of 1 to 9, and further ones by whose absence no hidden one can be
 * had by subtraction from the totals of its row and column.
 *
 * <p>A table with its totals is one in which all rows and columns add up to zero when totals count
 * as negative. Four hidden corners of a rectangle in it can all change, by +1 and −1 in turn, while
 * everything shown stays as it is: whoever reads the table cannot know any of the four. So every
 * hidden count is made the corner of such a rectangle, with the least further counts hidden (L. H.
 * Cox, Suppression methodology and statistical disclosure control, JASA 75 (1980)). One always
 * exists: the count, its row's total, its column's total and the grand total. Nor do the hidden
 * ones of a row or column add up to fewer than the minimum where the total betrays their sum.
 *
 * <p>A cell of 0 is shown, since nobody is in it. It says that a group was not reached; the table
 * must not be one of answers, where it would say what a whole group did not answer.
 *
 * <p>It protects one table. Who publishes the same respondents in a second one with other cuts must
 * show there only what adds up from cells shown here.
 */
public final class Suppression {
  /** Respondents in the smallest group of which figures are shown. */
  public static final int MINIMUM = 10;

  private final CountTable table;

  private Suppression(CountTable table) {
    this.table = table;
  }

  /**
   * @param respondents by row and column, at least one of each, all rows as long as the first,
   *     nothing negative
   */
  public static Suppression of(int[][] respondents) {
    var table = new CountTable(respondents);
    for (var cell : table.cells()) {
      if (table.count(cell) > 0 && table.count(cell) < MINIMUM) {
        table.hide(cell);
      }
    }
    while (makeAllUnknowable(table) || hideOneMore(table)) {
      // Each turn hides more; when all is hidden there is nothing left to know.
    }
    return new Suppression(table);
  }

  /** Whether the cell's count, and figures of it, may be shown. */
  public boolean shown(int row, int column) {
    return !table.hidden(table.cell(row, column));
  }

  public boolean rowTotalShown(int row) {
    return !table.hidden(table.rowTotal(row));
  }

  public boolean columnTotalShown(int column) {
    return !table.hidden(table.columnTotal(column));
  }

  public boolean totalShown() {
    return !table.hidden(table.total());
  }

  /**
   * @return whether there was any that one could have known
   */
  private static boolean makeAllUnknowable(CountTable table) {
    boolean any = false;
    for (var cell : table.cells()) {
      if (table.hidden(cell) && !table.unknowable(cell)) {
        table.makeUnknowable(cell);
        any = true;
      }
    }
    return any;
  }

  /**
   * Hides the smallest further count of the first row or column whose total betrays that fewer than
   * the minimum are hidden in it.
   *
   * @return whether there was one
   */
  private static boolean hideOneMore(CountTable table) {
    for (var line : table.lines()) {
      long hidden = line.parts().stream().filter(table::hidden).mapToLong(table::count).sum();
      if (!table.hidden(line.total()) && hidden > 0 && hidden < MINIMUM) {
        // There is one: the total is shown, so it is the minimum or more.
        table.hide(
            line.parts().stream()
                .filter(cell -> !table.hidden(cell) && table.count(cell) > 0)
                .min(Comparator.comparingLong(table::count))
                .orElseThrow());
        return true;
      }
    }
    return false;
  }
}
