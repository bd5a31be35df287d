package org.lvdao.survey.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Equations are not all that a reader knows: a hidden count is 1 or more, since 0 is shown. Here
 * every table that differs by at most 1 in each cell is tried.
 */
class UnknowableCountsTest {
  private static final int SIZE = 3;
  private static final int TABLES = 19_683;
  private static final int[] COUNTS = {0, 1, 1, 1, 1, 2, 3, 12, 14, 40};

  @Property(tries = 300)
  void another_table_shows_the_same_with_any_hidden_count_changed(@ForAll long seed) {
    var random = new Random(seed);
    int[][] counts = new int[SIZE][SIZE];
    for (int cell = 0; cell < SIZE * SIZE; cell++) {
      counts[cell / SIZE][cell % SIZE] = COUNTS[random.nextInt(COUNTS.length)];
    }
    var shown = Suppression.of(counts);
    long[][] real = SuppressionTest.withTotals(counts);

    boolean[][] changed = new boolean[SIZE + 1][SIZE + 1];
    for (int number = 0; number < TABLES; number++) {
      long[][] other = SuppressionTest.withTotals(near(counts, number));
      if (looksTheSame(shown, real, other)) {
        for (int row = 0; row <= SIZE; row++) {
          for (int column = 0; column <= SIZE; column++) {
            changed[row][column] |= other[row][column] != real[row][column];
          }
        }
      }
    }

    for (int row = 0; row <= SIZE; row++) {
      for (int column = 0; column <= SIZE; column++) {
        assertThat(changed[row][column])
            .as("%s, %s", row, column)
            .isEqualTo(SuppressionTest.hidden(shown, SIZE, SIZE, row, column));
      }
    }
  }

  private static int[][] near(int[][] counts, int number) {
    int[][] near = new int[SIZE][SIZE];
    int digits = number;
    for (int cell = 0; cell < SIZE * SIZE; cell++) {
      near[cell / SIZE][cell % SIZE] = counts[cell / SIZE][cell % SIZE] + digits % 3 - 1;
      digits /= 3;
    }
    return near;
  }

  private static boolean looksTheSame(Suppression shown, long[][] real, long[][] other) {
    for (int row = 0; row <= SIZE; row++) {
      for (int column = 0; column <= SIZE; column++) {
        boolean possible =
            SuppressionTest.hidden(shown, SIZE, SIZE, row, column)
                ? other[row][column] >= 1
                : other[row][column] == real[row][column];
        if (!possible) {
          return false;
        }
      }
    }
    return true;
  }
}
