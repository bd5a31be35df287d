package org.lvdao.area;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;

/** The outlines of areas, prepared for asking which of them a place lies in. */
final class BoundaryMap {
  /** Semi-major axis in metres and squared eccentricity of the WGS-84 ellipsoid. */
  private static final double EQUATORIAL_RADIUS = 6_378_137.0;

  private static final double ECCENTRICITY_SQUARED = 0.00669437999014;

  /** Fewer than the metres of any degree of latitude, so that a search box is never too small. */
  private static final double LEAST_METRES_PER_DEGREE = 110_000;

  private static final GeometryFactory GEOMETRY = new GeometryFactory();

  private final STRtree index = new STRtree();

  private record Outline(Area area, PreparedGeometry shape) {}

  /**
   * @param outlines polygons in degrees, x east and y north
   */
  BoundaryMap(Map<Area, Geometry> outlines) {
    outlines.forEach(
        (area, shape) ->
            index.insert(
                shape.getEnvelopeInternal(),
                new Outline(area, PreparedGeometryFactory.prepare(shape))));
    index.build();
  }

  /**
   * The area of the level whose outline, edge included, covers the place; of several, as on a
   * shared edge, the one with the smallest code.
   */
  Optional<Area> covering(Wgs84 place, AreaLevel level) {
    var point = GEOMETRY.createPoint(new Coordinate(place.lon(), place.lat()));
    return near(point.getEnvelopeInternal())
        .filter(outline -> outline.area.level() == level && outline.shape.covers(point))
        .map(Outline::area)
        .min(Comparator.comparing(Area::code));
  }

  /**
   * The area whose outline is nearest to the place and at most so many metres away; of several just
   * as near, the one with the smallest code.
   */
  Optional<Area> nearest(Wgs84 place, double metres) {
    record Near(Area area, double metres) {}
    double latitude = metres / LEAST_METRES_PER_DEGREE;
    double farthestLat = Math.min(89.9, Math.abs(place.lat()) + latitude);
    double longitude = Math.min(360, latitude / Math.cos(Math.toRadians(farthestLat)));
    var box = new Envelope(new Coordinate(place.lon(), place.lat()));
    box.expandBy(longitude, latitude);
    return near(box)
        .map(outline -> new Near(outline.area, metresBetween(place, outline.shape.getGeometry())))
        .filter(near -> near.metres <= metres)
        .min(Comparator.comparingDouble(Near::metres).thenComparing(near -> near.area.code()))
        .map(Near::area);
  }

  /** Flattens the surroundings of the place with the ellipsoid's radii there: exact to a metre. */
  private static double metresBetween(Wgs84 place, Geometry shape) {
    double latitude = Math.toRadians(place.lat());
    double sine = Math.sin(latitude);
    double bend = 1 - ECCENTRICITY_SQUARED * sine * sine;
    double parallel = EQUATORIAL_RADIUS / Math.sqrt(bend);
    double metresPerLat = Math.toRadians(parallel * (1 - ECCENTRICITY_SQUARED) / bend);
    double metresPerLon = Math.toRadians(parallel * Math.cos(latitude));
    var flat = shape.copy();
    CoordinateFilter flatten =
        corner -> {
          corner.x = (corner.x - place.lon()) * metresPerLon;
          corner.y = (corner.y - place.lat()) * metresPerLat;
        };
    flat.apply(flatten);
    flat.geometryChanged();
    return flat.distance(GEOMETRY.createPoint(new Coordinate(0, 0)));
  }

  @SuppressWarnings("unchecked") // STRtree predates generics and gives back what was put in.
  private Stream<Outline> near(Envelope box) {
    return ((List<Outline>) index.query(box)).stream();
  }
}
