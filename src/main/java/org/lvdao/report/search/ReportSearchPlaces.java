package org.lvdao.report.search;

import java.util.HashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.AreaLevel;
import org.lvdao.area.AreaService;
import org.lvdao.area.Datum;
import org.lvdao.area.Wgs84;
import org.lvdao.platform.web.QueryReader;

/** Reads the parameters that say where. */
final class ReportSearchPlaces {
  private static final double LARGEST_RADIUS = 50_000;
  private static final double USUAL_RADIUS = 1_000;

  private final AreaService areas;
  private final QueryReader reader;

  ReportSearchPlaces(AreaService areas, QueryReader reader) {
    this.areas = areas;
    this.reader = reader;
  }

  ReportSearchQuery.Areas areas(ReportSearchParameters given) {
    var districts = new HashSet<String>();
    var subdistricts = new HashSet<String>();
    var within = new HashSet<String>();
    for (var code : QueryReader.several(given.area())) {
      var area = areas.find(code).orElse(null);
      if (area == null || area.level().compareTo(AreaLevel.SUBDISTRICT) > 0) {
        reader.add("area", "search-area", Map.of());
        continue;
      }
      within.add(area.district());
      (area.level() == AreaLevel.DISTRICT ? districts : subdistricts).add(code);
    }
    boolean triage = Boolean.TRUE.equals(reader.truth("triage", given.triage()));
    return new ReportSearchQuery.Areas(districts, subdistricts, within, triage);
  }

  ReportSearchQuery.@Nullable Circle circle(ReportSearchParameters given) {
    var datum = datum(given);
    var radius = radius(given);
    var near = QueryReader.optional(given.near());
    if (near == null) {
      if (QueryReader.optional(given.radius()) != null) {
        reader.add("radius", "search-needs-near", Map.of());
      }
      return null;
    }
    var numbers = QueryReader.numbers(near, 2);
    if (numbers == null || Math.abs(numbers[0]) > 90 || Math.abs(numbers[1]) > 180) {
      reader.add("near", "search-near", Map.of());
      return null;
    }
    return new ReportSearchQuery.Circle(Wgs84.of(numbers[0], numbers[1], datum), radius);
  }

  private double radius(ReportSearchParameters given) {
    var text = QueryReader.optional(given.radius());
    if (text == null) {
      return USUAL_RADIUS;
    }
    var numbers = QueryReader.numbers(text, 1);
    if (numbers == null || numbers[0] <= 0 || numbers[0] > LARGEST_RADIUS) {
      reader.add("radius", "search-radius", Map.of("max", (int) LARGEST_RADIUS));
      return USUAL_RADIUS;
    }
    return numbers[0];
  }

  private Datum datum(ReportSearchParameters given) {
    var datum = reader.choice("datum", given.datum(), Datum.values());
    return datum == null ? Datum.WGS84 : datum;
  }

  ReportSearchQuery.@Nullable Box box(ReportSearchParameters given) {
    var text = QueryReader.optional(given.bbox());
    if (text == null) {
      return null;
    }
    var n = QueryReader.numbers(text, 4);
    if (n == null
        || !(n[0] >= -180 && n[0] < n[2] && n[2] <= 180)
        || !(n[1] >= -90 && n[1] < n[3] && n[3] <= 90)) {
      reader.add("bbox", "search-bbox", Map.of());
      return null;
    }
    return new ReportSearchQuery.Box(n[0], n[1], n[2], n[3]);
  }
}
