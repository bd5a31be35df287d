package org.lvdao.area;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/** An area that is no part of the grid, such as what a station serves. */
public final class ServiceArea {
  private static final GeometryFactory POINTS = new GeometryFactory();

  /** Outlines are read on every search for a station, and change next to never. */
  private static final Cache<String, ServiceArea> READ =
      Caffeine.newBuilder().maximumSize(1_000).build();

  private final PreparedGeometry shape;

  private ServiceArea(PreparedGeometry shape) {
    this.shape = shape;
  }

  /**
   * @param geoJson a Polygon or MultiPolygon (RFC 7946) in WGS-84
   * @throws IllegalArgumentException saying what to do, when it is none, or not a sound one
   */
  public static ServiceArea read(String geoJson) {
    return READ.get(
        geoJson, text -> new ServiceArea(PreparedGeometryFactory.prepare(Outlines.read(text))));
  }

  /** Whether the place lies inside or on the edge. */
  public boolean covers(Wgs84 place) {
    return shape.covers(POINTS.createPoint(new Coordinate(place.lon(), place.lat())));
  }
}
