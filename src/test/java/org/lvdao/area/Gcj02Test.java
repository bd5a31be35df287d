package org.lvdao.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Gcj02Test {
  private static final double CENTIMETRE = 0.01;

  @ParameterizedTest
  @CsvSource({
    "31.1774276, 121.5272106, 31.17530398364597, 121.531541859215",
    "22.543847, 113.912316, 22.540796131694766, 113.9171764808363",
    "39.911954, 116.377817, 39.91334545536069, 116.38404722455657"
  })
  void agrees_with_the_published_pairs(double wgsLat, double wgsLon, double gcjLat, double gcjLon) {
    var gcj = Gcj02.fromWgs84(new Wgs84(wgsLat, wgsLon));
    assertThat(gcj.lat()).isCloseTo(gcjLat, within(1e-9));
    assertThat(gcj.lon()).isCloseTo(gcjLon, within(1e-9));

    var wgs = Wgs84.of(new Position(gcjLat, gcjLon, Datum.GCJ02, null));
    assertThat(wgs.metresTo(new Wgs84(wgsLat, wgsLon))).isLessThan(0.001);
  }

  @Property
  void there_and_back_is_within_a_centimetre_inside_china(
      @ForAll @DoubleRange(min = 3.8, max = 53.6) double lat,
      @ForAll @DoubleRange(min = 73.5, max = 135.1) double lon) {
    var here = new Wgs84(lat, lon);
    var gcj = Gcj02.fromWgs84(here);
    assertThat(Gcj02.toWgs84(gcj.lat(), gcj.lon()).metresTo(here)).isLessThan(CENTIMETRE);

    var wgs = Gcj02.toWgs84(lat, lon);
    var again = Gcj02.fromWgs84(wgs);
    assertThat(new Wgs84(again.lat(), again.lon()).metresTo(here)).isLessThan(CENTIMETRE);
    assertThat(wgs.metresTo(here)).isBetween(1.0, 2_000.0);
  }

  @Property
  void outside_of_china_nothing_shifts(
      @ForAll @DoubleRange(min = -90, max = 90) double lat,
      @ForAll @DoubleRange(min = -180, max = 72) double lon) {
    assertThat(Gcj02.fromWgs84(new Wgs84(lat, lon))).isEqualTo(new Gcj02.Point(lat, lon));
    assertThat(Gcj02.toWgs84(lat, lon)).isEqualTo(new Wgs84(lat, lon));
  }
}
