package org.lvdao.area;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Cursor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Page;
import org.lvdao.platform.web.Cached;
import org.lvdao.platform.web.QueryReader;

/** The grid of the districts, for anybody. */
@Controller("/api/v1/areas")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
class AreaController {
  private final Grids grids;
  private final AreaService areas;

  AreaController(Grids grids, AreaService areas) {
    this.grids = grids;
    this.areas = areas;
  }

  /**
   * List the areas in use, by code.
   *
   * @param district code of the district they belong to; all districts without it
   * @param level DISTRICT, SUBDISTRICT, COMMUNITY, PARK, ENTERPRISE or BUILDING
   * @param parent code of the area they hang directly below
   */
  @Get
  HttpResponse<Page<AreaView>> list(
      @Nullable @QueryValue String district,
      @Nullable @QueryValue String level,
      @Nullable @QueryValue String parent,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue String limit,
      @Nullable @Header(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
    var grid = grids.current();
    var query = new QueryReader();
    var wanted = query.choice("level", level, AreaLevel.values());
    int size = query.limit(limit);
    if (district != null && grid.district(district) == null) {
      query.add("district", "unknown-district", Map.of());
    }
    if (parent != null && grid.area(parent) == null) {
      query.add("parent", "unknown-area", Map.of());
    }
    query.check();
    var from = Cursor.decode(cursor, 1);
    return Cached.answer(
        grid.version(),
        ifNoneMatch,
        () ->
            Page.cut(
                    grid.list(
                        area ->
                            (district == null || area.district().equals(district))
                                && (wanted == null || area.level() == wanted)
                                && (parent == null || parent.equals(area.parent())),
                        from == null ? null : from.text(0),
                        size + 1),
                    size,
                    area -> Cursor.of(area.code()))
                .map(AreaView::of));
  }

  /**
   * Show one area, in use or retired; its ETag is the version a change is based on.
   *
   * @param code of the area
   */
  @Get("/{code}")
  HttpResponse<AreaView> show(
      String code, @Nullable @Header(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
    var area = areas.find(code).orElseThrow(DomainError::notFound);
    return Cached.answer(area.version(), ifNoneMatch, () -> AreaView.of(area));
  }

  /**
   * A code with its name.
   *
   * @param name in Chinese
   */
  @Serdeable
  record Named(String code, String name) {
    static Named of(Area area) {
      return new Named(area.code(), area.name());
    }
  }

  /**
   * Where a place lies.
   *
   * @param subdistrict null when the place lies in none
   * @param triage whether the district's desk has to find the subdistrict
   */
  @Serdeable
  record Location(Named district, @Nullable Named subdistrict, boolean triage, Wgs84 wgs84) {}

  /**
   * Find the subdistrict of a place.
   *
   * @param lat degrees north, -90 to 90
   * @param lon degrees east, -180 to 180
   * @param datum of the coordinates: GCJ02 or WGS84
   */
  @Get("/locate")
  Location locate(
      @Parameter(required = true) @Nullable @QueryValue String lat,
      @Parameter(required = true) @Nullable @QueryValue String lon,
      @Parameter(required = true) @Nullable @QueryValue String datum) {
    var query = new QueryReader();
    double latitude = query.number("lat", lat, -90, 90);
    double longitude = query.number("lon", lon, -180, 180);
    var reference = query.requiredChoice("datum", datum, Datum.values());
    query.check();
    var wgs84 = Wgs84.of(latitude, longitude, reference);
    var located = areas.locate(wgs84);
    var subdistrict = located.subdistrict();
    return new Location(
        Named.of(located.district()),
        subdistrict == null ? null : Named.of(subdistrict),
        subdistrict == null,
        wgs84.rounded());
  }
}
