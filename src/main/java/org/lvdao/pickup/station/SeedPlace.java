package org.lvdao.pickup.station;

import org.lvdao.area.AreaService;
import org.lvdao.area.AreaService.Located;
import org.lvdao.area.Wgs84;
import org.lvdao.platform.seed.CsvTable;

/** Where a line of a seed file says that something stands: its columns lat and lon, in WGS-84. */
record SeedPlace(double lat, double lon, Located located) {
  /** Refuses a place outside the district of the line. */
  static SeedPlace read(CsvTable.Row line, AreaService areas) {
    var district = line.required("district");
    var place = new Wgs84(degrees(line, "lat"), degrees(line, "lon"));
    var located = areas.at(place).filter(found -> found.district().code().equals(district));
    return new SeedPlace(
        place.lat(),
        place.lon(),
        located.orElseThrow(() -> line.broken("lat and lon lie outside of " + district)));
  }

  private static double degrees(CsvTable.Row line, String column) {
    try {
      double degrees = Double.parseDouble(line.required(column));
      if (Math.abs(degrees) <= 180) {
        return degrees;
      }
    } catch (NumberFormatException notANumber) {
      // Answered below.
    }
    throw line.broken(column + " is degrees in WGS-84, not " + line.text(column));
  }
}
