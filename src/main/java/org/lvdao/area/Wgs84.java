package org.lvdao.area;

import io.micronaut.serde.annotation.Serdeable;

/**
 * A place in WGS-84, the datum everything is computed in.
 *
 * @param lat degrees north, -90 to 90
 * @param lon degrees east, -180 to 180
 */
@Serdeable
public record Wgs84(double lat, double lon) {
  /** Mean radius of the Earth in metres (IUGG), the one Elasticsearch measures with too. */
  private static final double EARTH_RADIUS = 6_371_008.7714;

  /** How far it is from one degree of latitude to the next. */
  public static final double METRES_PER_DEGREE = Math.toRadians(EARTH_RADIUS);

  /** Converts from the datum of the position. */
  public static Wgs84 of(Position position) {
    return of(position.lat(), position.lon(), position.datum());
  }

  /** Converts from the given datum. */
  public static Wgs84 of(double lat, double lon, Datum datum) {
    return switch (datum) {
      case WGS84 -> new Wgs84(lat, lon);
      case GCJ02 -> Gcj02.toWgs84(lat, lon);
    };
  }

  /** As it is shown: to seven decimals of a degree, about a centimetre. */
  public Wgs84 rounded() {
    return new Wgs84(rounded(lat), rounded(lon));
  }

  private static double rounded(double degrees) {
    return Math.round(degrees * 1e7) / 1e7;
  }

  /** Great-circle distance in metres; within 0.5 % of the distance on the ellipsoid. */
  public double metresTo(Wgs84 other) {
    double south = Math.toRadians(lat);
    double north = Math.toRadians(other.lat);
    double halfLat = Math.sin((north - south) / 2);
    double halfLon = Math.sin(Math.toRadians(other.lon - lon) / 2);
    double square = halfLat * halfLat + Math.cos(south) * Math.cos(north) * halfLon * halfLon;
    return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(square)));
  }
}
