package org.lvdao.area;

/**
 * The Chinese datum GCJ-02 (国测局坐标). Its definition is not public; the formula is the one of the
 * public eviltransform project, which agrees with what phones deliver.
 */
final class Gcj02 {
  /** Of the Krasovsky 1940 ellipsoid, metres. */
  private static final double EARTH_RADIUS = 6_378_245.0;

  private static final double ECCENTRICITY_SQUARED = 0.00669342162296594323;

  /** The formula contracts so fast that the third pass is within 0.2 mm; more cost nothing. */
  private static final int PASSES = 10;

  private static final double CLOSE_ENOUGH_DEGREES = 1e-11;

  private Gcj02() {}

  /**
   * A point in GCJ-02, degrees.
   *
   * @param lat degrees north
   * @param lon degrees east
   */
  record Point(double lat, double lon) {}

  /** Identity outside the rectangle around China. */
  static Point fromWgs84(Wgs84 wgs84) {
    if (!isInChina(wgs84.lat(), wgs84.lon())) {
      return new Point(wgs84.lat(), wgs84.lon());
    }
    var shift = shiftAt(wgs84.lat(), wgs84.lon());
    return new Point(wgs84.lat() + shift.lat, wgs84.lon() + shift.lon);
  }

  /** The inverse: fixed-point passes over {@code wgs = gcj - shift(wgs)}. */
  static Wgs84 toWgs84(double lat, double lon) {
    if (!isInChina(lat, lon)) {
      return new Wgs84(lat, lon);
    }
    double wgsLat = lat;
    double wgsLon = lon;
    for (int pass = 0; pass < PASSES; pass++) {
      var shift = shiftAt(wgsLat, wgsLon);
      double nextLat = lat - shift.lat;
      double nextLon = lon - shift.lon;
      double moved = Math.max(Math.abs(nextLat - wgsLat), Math.abs(nextLon - wgsLon));
      wgsLat = nextLat;
      wgsLon = nextLon;
      if (moved < CLOSE_ENOUGH_DEGREES) {
        break;
      }
    }
    return new Wgs84(wgsLat, wgsLon);
  }

  /** The rectangle within which the datum applies, as eviltransform draws it. */
  private static boolean isInChina(double lat, double lon) {
    return lon >= 72.004 && lon <= 137.8347 && lat >= 0.8293 && lat <= 55.8271;
  }

  private static Point shiftAt(double lat, double lon) {
    double x = lon - 105.0;
    double y = lat - 35.0;
    double root = Math.sqrt(Math.abs(x));
    double xPi = x * Math.PI;
    double yPi = y * Math.PI;
    double common = 20.0 * Math.sin(6.0 * xPi) + 20.0 * Math.sin(2.0 * xPi);

    double metresNorth =
        -100.0
            + 2.0 * x
            + 3.0 * y
            + 0.2 * y * y
            + 0.1 * x * y
            + 0.2 * root
            + (common
                    + 20.0 * Math.sin(yPi)
                    + 40.0 * Math.sin(yPi / 3.0)
                    + 160.0 * Math.sin(yPi / 12.0)
                    + 320.0 * Math.sin(yPi / 30.0))
                * 2.0
                / 3.0;
    double metresEast =
        300.0
            + x
            + 2.0 * y
            + 0.1 * x * x
            + 0.1 * x * y
            + 0.1 * root
            + (common
                    + 20.0 * Math.sin(xPi)
                    + 40.0 * Math.sin(xPi / 3.0)
                    + 150.0 * Math.sin(xPi / 12.0)
                    + 300.0 * Math.sin(xPi / 30.0))
                * 2.0
                / 3.0;

    double radians = Math.toRadians(lat);
    double sine = Math.sin(radians);
    double magic = 1 - ECCENTRICITY_SQUARED * sine * sine;
    double rootMagic = Math.sqrt(magic);
    double meridian = EARTH_RADIUS * (1 - ECCENTRICITY_SQUARED) / (magic * rootMagic);
    double parallel = EARTH_RADIUS / rootMagic * Math.cos(radians);
    return new Point(Math.toDegrees(metresNorth / meridian), Math.toDegrees(metresEast / parallel));
  }
}
