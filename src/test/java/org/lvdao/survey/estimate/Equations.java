package org.lvdao.survey.estimate;

import java.util.ArrayList;
import java.util.List;

/**
 * What a reader of a table with hidden counts can work out by adding and subtracting: every row and
 * column adds up to its total, and what is shown is known.
 */
final class Equations {
  private static final double ZERO = 1e-9;

  private final int width;
  private final Hidden hidden;
  private final List<double[]> reduced = new ArrayList<>();

  Equations(int rows, int columns, Hidden hidden) {
    width = columns + 1;
    this.hidden = hidden;
    for (int row = 0; row <= rows; row++) {
      double[] equation = new double[(rows + 1) * width];
      for (int column = 0; column <= columns; column++) {
        put(equation, row, column, column == columns ? -1 : 1);
      }
      add(equation);
    }
    for (int column = 0; column <= columns; column++) {
      double[] equation = new double[(rows + 1) * width];
      for (int row = 0; row <= rows; row++) {
        put(equation, row, column, row == rows ? -1 : 1);
      }
      add(equation);
    }
  }

  /** Whether a count, or a total in the last row or column, is not shown. */
  interface Hidden {
    boolean at(int row, int column);
  }

  /**
   * Whether the sum of these counts follows.
   *
   * @param counts by row and column, all hidden
   */
  boolean determine(List<int[]> counts) {
    double[] sum = new double[reduced.isEmpty() ? 0 : reduced.getFirst().length];
    if (sum.length == 0) {
      return false;
    }
    for (int[] count : counts) {
      put(sum, count[0], count[1], 1);
    }
    return first(rest(sum)) < 0;
  }

  private void put(double[] equation, int row, int column, double factor) {
    // What is shown stands on the other side, as a number.
    equation[row * width + column] = hidden.at(row, column) ? factor : 0;
  }

  private void add(double[] equation) {
    double[] rest = rest(equation);
    int at = first(rest);
    if (at >= 0) {
      double pivot = rest[at];
      for (int i = 0; i < rest.length; i++) {
        rest[i] /= pivot;
      }
      reduced.add(rest);
    }
  }

  /** Less all multiples of the earlier ones, each of which begins where no later one has a term. */
  private double[] rest(double[] equation) {
    double[] rest = equation.clone();
    for (double[] earlier : reduced) {
      double factor = rest[first(earlier)];
      for (int i = 0; i < rest.length; i++) {
        rest[i] -= factor * earlier[i];
      }
    }
    return rest;
  }

  private static int first(double[] equation) {
    for (int i = 0; i < equation.length; i++) {
      if (Math.abs(equation[i]) > ZERO) {
        return i;
      }
    }
    return -1;
  }
}
