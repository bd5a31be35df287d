package org.lvdao.area;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** An area that is no part of the grid, such as what a station serves. */
public final class ServiceArea {
  private static final GeometryFactory POINTS = new GeometryFactory();

  private final Geometry shape;

  private ServiceArea(Geometry shape) {
    this.shape = shape;
  }

  /**
   * @param geoJson a Polygon or MultiPolygon (RFC 7946) in WGS-84
   * @throws IllegalArgumentException saying what to do, when it is none, or not a sound one
   */
  public static ServiceArea read(String geoJson) {
    return new ServiceArea(Outlines.read(geoJson));
  }

  /** Whether the place lies inside or on the edge. */
  public boolean covers(Wgs84 place) {
    return shape.covers(POINTS.createPoint(new Coordinate(place.lon(), place.lat())));
  }
}
