package org.lvdao.report;

import java.util.ArrayList;
import java.util.List;
import org.lvdao.area.Wgs84;

/**
 * Squares of a thousandth of a degree, numbered so that an ordinary index finds what is near: 111 m
 * from south to north, and at least 60 m from west to east anywhere in China (south of 57° N).
 */
final class GridCell {
  private static final int PER_DEGREE = 1000;
  private static final long ROW = 1_000_000;
  private static final double METRES_PER_CELL = Wgs84.METRES_PER_DEGREE / PER_DEGREE;

  private GridCell() {}

  static long of(Wgs84 point) {
    return number(row(point.lat()), column(point.lon()));
  }

  /** The cells that a circle may touch. */
  static List<Long> around(Wgs84 centre, double radiusMetres) {
    int rows = (int) Math.ceil(radiusMetres / METRES_PER_CELL);
    double width = METRES_PER_CELL * Math.cos(Math.toRadians(centre.lat()));
    int columns = (int) Math.ceil(radiusMetres / width);
    var cells = new ArrayList<Long>();
    for (long r = row(centre.lat()) - rows; r <= row(centre.lat()) + rows; r++) {
      for (long c = column(centre.lon()) - columns; c <= column(centre.lon()) + columns; c++) {
        cells.add(number(r, c));
      }
    }
    return cells;
  }

  private static long row(double lat) {
    return (long) Math.floor((lat + 90) * PER_DEGREE);
  }

  private static long column(double lon) {
    return (long) Math.floor((lon + 180) * PER_DEGREE);
  }

  private static long number(long row, long column) {
    return row * ROW + column;
  }
}
