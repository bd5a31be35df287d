package org.lvdao.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.lvdao.kernel.AreaPath;

class BoundaryMapTest {
  private static final District DISTRICT =
      new District("d", "区", "DD", null, WorkingHours.USUAL, false);
  private static final Area TOP =
      new Area("d", "区", AreaLevel.DISTRICT, AreaPath.ofDistrict("d"), "d", null, 1, false);

  /**
   * A square of 0.2° with a lake in the middle; a and b share the edge at 117.1°, c is in two
   * parts.
   */
  private static final Grid GRID =
      grid(
          Map.of(
              "d",
              "POLYGON((117 36.6, 117.2 36.6, 117.2 36.8, 117 36.8, 117 36.6))",
              "a",
              "POLYGON((117 36.6, 117.1 36.6, 117.1 36.7, 117 36.7, 117 36.6),"
                  + "(117.04 36.64, 117.06 36.64, 117.06 36.66, 117.04 36.66, 117.04 36.64))",
              "b",
              "POLYGON((117.1 36.6, 117.2 36.6, 117.2 36.7, 117.1 36.7, 117.1 36.6))",
              "c",
              "MULTIPOLYGON(((117 36.7, 117.05 36.7, 117.05 36.8, 117 36.8, 117 36.7)),"
                  + "((117.15 36.7, 117.2 36.7, 117.2 36.8, 117.15 36.8, 117.15 36.7)))"));

  @Test
  void a_place_belongs_to_the_outline_around_it() {
    assertThat(subdistrict(36.61, 117.01)).isEqualTo("a");
    assertThat(subdistrict(36.61, 117.15)).isEqualTo("b");
    assertThat(subdistrict(36.75, 117.01)).isEqualTo("c");
    assertThat(subdistrict(36.75, 117.18)).isEqualTo("c");
  }

  @Test
  void a_hole_and_a_gap_go_to_the_districts_desk() {
    assertThat(subdistrict(36.65, 117.05)).isEqualTo("triage");
    assertThat(subdistrict(36.75, 117.1)).isEqualTo("triage");
  }

  @Property
  void a_place_on_a_shared_edge_gets_the_smallest_code(
      @ForAll @DoubleRange(min = 36.6, max = 36.7) double lat) {
    assertThat(subdistrict(lat, 117.1)).isEqualTo("a");
  }

  @Test
  void the_edge_of_a_hole_belongs_to_the_outline() {
    assertThat(subdistrict(36.65, 117.04)).isEqualTo("a");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 500, 1_990})
  void within_two_kilometres_outside_it_is_the_districts_business(double metres) {
    assertThat(subdistrict(36.65, 117 - metres / metresPerLon(36.65))).isEqualTo("triage");
    assertThat(subdistrict(36.8 + metres / 110_970, 117.1)).isEqualTo("triage");
  }

  @ParameterizedTest
  @ValueSource(doubles = {2_010, 5_000, 1_000_000})
  void farther_away_it_is_nobodys(double metres) {
    assertThat(subdistrict(36.65, 117 - metres / metresPerLon(36.65))).isEqualTo("outside");
    assertThat(subdistrict(36.8 + metres / 110_970, 117.1)).isEqualTo("outside");
  }

  @Test
  void the_poles_and_the_date_line_are_nobodys() {
    assertThat(subdistrict(90, 0)).isEqualTo("outside");
    assertThat(subdistrict(-90, 180)).isEqualTo("outside");
    assertThat(subdistrict(0, -180)).isEqualTo("outside");
  }

  @Property(tries = 200)
  void agrees_with_asking_every_outline(
      @ForAll @IntRange(min = 0, max = 240) int east, @ForAll @IntRange(max = 240) int north) {
    double lon = 116.99 + east / 1000.0;
    double lat = 36.59 + north / 1000.0;
    var found = subdistrict(lat, lon);
    var slow = slowly(lat, lon);
    assertThat(found).isEqualTo(slow);
  }

  @Test
  void an_outline_of_a_retired_area_does_not_count() {
    var retired =
        new Area("a", "a", AreaLevel.SUBDISTRICT, TOP.path().child("a"), "d", "d", 2, true);
    var grid =
        new Grid(
            1,
            List.of(TOP, retired),
            List.of(DISTRICT),
            Map.of(
                "d", wkt("POLYGON((117 36, 118 36, 118 37, 117 37, 117 36))"),
                "a", wkt("POLYGON((117 36, 118 36, 118 37, 117 37, 117 36))")));
    assertThat(grid.locate(new Wgs84(36.5, 117.5)).orElseThrow().subdistrict()).isNull();
  }

  @Test
  void outlines_that_are_not_sound_are_refused_with_a_remedy() {
    assertThatThrownBy(
            () ->
                Outlines.read(
                    "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]}"))
        .hasMessageContaining("repair");
    assertThatThrownBy(
            () ->
                Outlines.read(
                    "{\"type\":\"Polygon\",\"coordinates\":[[[36,117],[37,117],[37,118],[36,117]]]}"))
        .hasMessageContaining("[longitude, latitude]");
    assertThatThrownBy(() -> Outlines.read("{\"type\":\"Point\",\"coordinates\":[1,1]}"))
        .hasMessageContaining("Polygon");
    assertThatThrownBy(() -> Outlines.read("null")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void distances_are_in_metres() {
    assertThat(new Wgs84(36, 117).metresTo(new Wgs84(37, 117))).isCloseTo(111_195, within(1.0));
    assertThat(new Wgs84(60, 10).metresTo(new Wgs84(60, 11))).isCloseTo(55_597, within(5.0));
  }

  private static String slowly(double lat, double lon) {
    var point = wkt("POINT(" + lon + " " + lat + ")");
    for (var code : List.of("a", "b", "c")) {
      if (GRID_SHAPES.get(code).covers(point)) {
        return code;
      }
    }
    double metres = 2_000;
    var box = GRID_SHAPES.get("d").getEnvelopeInternal();
    double east = Math.max(0, Math.max(box.getMinX() - lon, lon - box.getMaxX()));
    double north = Math.max(0, Math.max(box.getMinY() - lat, lat - box.getMaxY()));
    return Math.hypot(east * metresPerLon(lat), north * 110_970) <= metres ? "triage" : "outside";
  }

  private static final Map<String, Geometry> GRID_SHAPES =
      Map.of(
          "d", wkt("POLYGON((117 36.6, 117.2 36.6, 117.2 36.8, 117 36.8, 117 36.6))"),
          "a",
              wkt(
                  "POLYGON((117 36.6, 117.1 36.6, 117.1 36.7, 117 36.7, 117 36.6),"
                      + "(117.04 36.64, 117.06 36.64, 117.06 36.66, 117.04 36.66, 117.04 36.64))"),
          "b", wkt("POLYGON((117.1 36.6, 117.2 36.6, 117.2 36.7, 117.1 36.7, 117.1 36.6))"),
          "c",
              wkt(
                  "MULTIPOLYGON(((117 36.7, 117.05 36.7, 117.05 36.8, 117 36.8, 117 36.7)),"
                      + "((117.15 36.7, 117.2 36.7, 117.2 36.8, 117.15 36.8, 117.15 36.7)))"));

  /** Metres of a degree of longitude on the WGS-84 ellipsoid. */
  private static double metresPerLon(double lat) {
    double phi = Math.toRadians(lat);
    return 111_412.84 * Math.cos(phi) - 93.5 * Math.cos(3 * phi) + 0.118 * Math.cos(5 * phi);
  }

  private static String subdistrict(double lat, double lon) {
    return GRID.locate(new Wgs84(lat, lon))
        .map(located -> located.subdistrict() == null ? "triage" : located.subdistrict().code())
        .orElse("outside");
  }

  private static Grid grid(Map<String, String> outlines) {
    var areas =
        new java.util.ArrayList<Area>(
            List.of("a", "b", "c").stream()
                .map(
                    code ->
                        new Area(
                            code,
                            code,
                            AreaLevel.SUBDISTRICT,
                            TOP.path().child(code),
                            "d",
                            "d",
                            1,
                            false))
                .toList());
    areas.add(TOP);
    var shapes = new java.util.HashMap<String, Geometry>();
    outlines.forEach((code, text) -> shapes.put(code, wkt(text)));
    return new Grid(1, areas, List.of(DISTRICT), shapes);
  }

  private static Geometry wkt(String text) {
    try {
      return new WKTReader().read(text);
    } catch (ParseException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
