package org.lvdao.area;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** The state of every district's grid at one version. Never changes. */
final class Grid {
  /** How far outside a district's outline a place still is its business. */
  static final double TRIAGE_METRES = 2_000;

  private final long version;
  private final NavigableMap<String, Area> areas;
  private final NavigableMap<String, District> districts;
  private final BoundaryMap boundaries;

  Grid(long version, List<Area> areas, List<District> districts, Map<String, Geometry> outlines) {
    this.version = version;
    var byCode = new TreeMap<String, Area>();
    areas.forEach(area -> byCode.put(area.code(), area));
    this.areas = Collections.unmodifiableNavigableMap(byCode);
    var districtByCode = new TreeMap<String, District>();
    districts.forEach(district -> districtByCode.put(district.code(), district));
    this.districts = Collections.unmodifiableNavigableMap(districtByCode);
    this.boundaries = new BoundaryMap(outlinesInUse(outlines));
  }

  private Map<Area, Geometry> outlinesInUse(Map<String, Geometry> outlines) {
    var inUse = new LinkedHashMap<Area, Geometry>();
    outlines.forEach(
        (code, shape) -> {
          var area = areas.get(code);
          var district = area == null ? null : districts.get(area.district());
          if (area != null && !area.retired() && district != null && !district.retired()) {
            inUse.put(area, shape);
          }
        });
    return inUse;
  }

  long version() {
    return version;
  }

  @Nullable Area area(String code) {
    return areas.get(code);
  }

  @Nullable District district(String code) {
    return districts.get(code);
  }

  List<District> districts() {
    return districts.values().stream().filter(district -> !district.retired()).toList();
  }

  /**
   * The areas in use that match, by code.
   *
   * @param after code behind which to begin; null for the first
   */
  List<Area> list(Predicate<Area> filter, @Nullable String after, int limit) {
    var rest = after == null ? areas : areas.tailMap(after, false);
    return rest.values().stream()
        .filter(area -> !area.retired())
        .filter(filter)
        .limit(limit)
        .toList();
  }

  /** Empty when the place is no district's business. */
  Optional<AreaService.Located> locate(Wgs84 place) {
    return boundaries
        .covering(place, AreaLevel.SUBDISTRICT)
        .map(subdistrict -> new AreaService.Located(districtOf(subdistrict), subdistrict))
        .or(
            () ->
                boundaries
                    .covering(place, AreaLevel.DISTRICT)
                    .or(() -> boundaries.nearest(place, TRIAGE_METRES))
                    .map(area -> new AreaService.Located(districtOf(area), null)));
  }

  private Area districtOf(Area area) {
    var district = areas.get(area.district());
    if (district == null) {
      throw new IllegalStateException("No district of area " + area.code());
    }
    return district;
  }
}
