package org.lvdao.area;

import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.geojson.GeoJsonReader;
import org.locationtech.jts.operation.valid.IsValidOp;

/** Reads the outline of an area. */
final class Outlines {
  private Outlines() {}

  /**
   * @param geoJson a geometry (RFC 7946) in WGS-84
   * @throws IllegalArgumentException saying what to do, when it is no sound polygon or multipolygon
   */
  static Geometry read(String geoJson) {
    Geometry shape;
    try {
      shape = new GeoJsonReader(new GeometryFactory()).read(geoJson);
    } catch (ParseException | RuntimeException unreadable) {
      throw new IllegalArgumentException(
          "the geometry cannot be read as GeoJSON: " + unreadable.getMessage(), unreadable);
    }
    if (!(shape instanceof Polygonal) || shape.isEmpty()) {
      throw new IllegalArgumentException(
          "the geometry is a " + shape.getGeometryType() + "; give a Polygon or MultiPolygon");
    }
    for (var corner : shape.getCoordinates()) {
      if (!(Math.abs(corner.x) <= 180 && Math.abs(corner.y) <= 90)) {
        throw new IllegalArgumentException(
            "the corner ["
                + corner.x
                + ", "
                + corner.y
                + "] is not on Earth; give [longitude, latitude] in WGS-84 degrees");
      }
    }
    var fault = new IsValidOp(shape).getValidationError();
    if (fault != null) {
      throw new IllegalArgumentException(
          "the outline is not sound: "
              + fault.getMessage()
              + " at ["
              + fault.getCoordinate().x
              + ", "
              + fault.getCoordinate().y
              + "]; repair it");
    }
    return shape;
  }
}
