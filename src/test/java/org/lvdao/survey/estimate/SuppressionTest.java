package org.lvdao.survey.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SuppressionTest {
  @Test
  void a_table_without_small_cells_is_shown_as_it_is() {
    var shown = Suppression.of(new int[][] {{10, 0, 31}, {40, 12, 22}});

    assertThat(picture(shown, 2, 3)).isEqualTo("...|.\n...|.\n---+-\n...|.");
  }

  @Test
  void a_small_cell_takes_three_with_it() {
    var shown = Suppression.of(new int[][] {{5, 50, 90}, {60, 40, 91}, {70, 71, 92}});

    assertThat(picture(shown, 3, 3)).isEqualTo("xx.|.\nxx.|.\n...|.\n---+-\n...|.");
  }

  /** Two hidden cells a row and column would do, but 4 + 3 hidden ones are a group of seven. */
  @Test
  void small_cells_together_are_small_too() {
    var shown = Suppression.of(new int[][] {{4, 3, 20, 90}, {3, 4, 80, 30}, {50, 60, 70, 80}});

    assertThat(shown.shown(0, 2)).isFalse();
    assertThat(shown.rowTotalShown(0)).isTrue();
  }

  @Test
  void a_list_hides_a_second_entry() {
    var shown = Suppression.of(new int[][] {{9, 80, 25, 40}});

    assertThat(shown.shown(0, 0)).isFalse();
    assertThat(shown.shown(0, 1)).isTrue();
    assertThat(shown.shown(0, 2)).isFalse();
    assertThat(shown.shown(0, 3)).isTrue();
    assertThat(shown.totalShown()).isTrue();
  }

  @Test
  void totals_go_when_there_is_nothing_else_to_hide() {
    var alone = Suppression.of(new int[][] {{4, 0}, {0, 0}});
    var few = Suppression.of(new int[][] {{4, 3}, {2, 0}});

    assertThat(alone.totalShown()).isFalse();
    assertThat(alone.rowTotalShown(0)).isFalse();
    assertThat(alone.columnTotalShown(0)).isFalse();
    assertThat(alone.columnTotalShown(1)).isTrue();
    assertThat(few.totalShown()).isFalse();
  }

  @Test
  void refuses_what_is_no_table() {
    assertThatThrownBy(() -> Suppression.of(new int[0][0])).hasMessageContaining("rows");
    assertThatThrownBy(() -> Suppression.of(new int[][] {{1, 2}, {3}}))
        .hasMessageContaining("as long");
    assertThatThrownBy(() -> Suppression.of(new int[][] {{-1}})).hasMessageContaining("-1");
    var shown = Suppression.of(new int[][] {{20}});
    assertThatThrownBy(() -> shown.shown(1, 0)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  /**
   * What is shown is a system of linear equations in what is hidden. It gives a hidden count away
   * exactly when that count's unit vector is a combination of the equations; a group of hidden
   * ones, of the cells of a row or column, likewise.
   */
  @Property(tries = 500)
  void no_hidden_count_follows_from_what_is_shown(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 6) int rows,
      @ForAll @IntRange(min = 1, max = 6) int columns,
      @ForAll @IntRange(min = 2, max = 60) int most) {
    int[][] counts = table(new Random(seed), rows, columns, most);
    var shown = Suppression.of(counts);

    var equations = new Equations(rows, columns, (r, c) -> hidden(shown, rows, columns, r, c));
    long[][] all = withTotals(counts);
    for (int row = 0; row <= rows; row++) {
      for (int column = 0; column <= columns; column++) {
        long count = all[row][column];
        boolean hidden = hidden(shown, rows, columns, row, column);
        if (count > 0 && count < 10) {
          assertThat(hidden).as("small: %s %s", row, column).isTrue();
        }
        if (hidden) {
          assertThat(count).as("a 0 gives nobody away").isPositive();
          assertThat(equations.determine(List.of(new int[] {row, column})))
              .as("known: %s %s", row, column)
              .isFalse();
        }
      }
    }
    for (var line : lines(rows, columns)) {
      var group = line.stream().filter(c -> hidden(shown, rows, columns, c[0], c[1])).toList();
      long sum = group.stream().mapToLong(c -> all[c[0]][c[1]]).sum();
      if (!group.isEmpty() && sum < 10) {
        assertThat(equations.determine(group)).as("known: the sum of %s", sum).isFalse();
      }
    }
  }

  /** Each row without its total, each column without its total, and the totals themselves. */
  private static List<List<int[]>> lines(int rows, int columns) {
    var lines = new ArrayList<List<int[]>>();
    for (int row = 0; row <= rows; row++) {
      var line = new ArrayList<int[]>();
      for (int column = 0; column < columns; column++) {
        line.add(new int[] {row, column});
      }
      lines.add(line);
    }
    for (int column = 0; column <= columns; column++) {
      var line = new ArrayList<int[]>();
      for (int row = 0; row < rows; row++) {
        line.add(new int[] {row, column});
      }
      lines.add(line);
    }
    return lines;
  }

  private static int[][] table(Random random, int rows, int columns, int most) {
    int[][] counts = new int[rows][columns];
    for (int[] row : counts) {
      for (int column = 0; column < columns; column++) {
        row[column] = random.nextInt(4) == 0 ? 0 : random.nextInt(most);
      }
    }
    return counts;
  }

  static long[][] withTotals(int[][] counts) {
    int rows = counts.length;
    int columns = counts[0].length;
    long[][] all = new long[rows + 1][columns + 1];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        all[row][column] = counts[row][column];
        all[row][columns] += counts[row][column];
        all[rows][column] += counts[row][column];
        all[rows][columns] += counts[row][column];
      }
    }
    return all;
  }

  static boolean hidden(Suppression shown, int rows, int columns, int row, int column) {
    if (row == rows) {
      return !(column == columns ? shown.totalShown() : shown.columnTotalShown(column));
    }
    return !(column == columns ? shown.rowTotalShown(row) : shown.shown(row, column));
  }

  private static String picture(Suppression shown, int rows, int columns) {
    var lines = new ArrayList<String>();
    for (int row = 0; row <= rows; row++) {
      var line = new StringBuilder();
      for (int column = 0; column <= columns; column++) {
        line.append(column == columns ? "|" : "");
        line.append(hidden(shown, rows, columns, row, column) ? 'x' : '.');
      }
      lines.add(line.toString());
    }
    lines.add(rows, "-".repeat(columns) + "+-");
    return String.join("\n", lines);
  }
}
