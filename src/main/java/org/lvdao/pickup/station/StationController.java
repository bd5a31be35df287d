package org.lvdao.pickup.station;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.Datum;
import org.lvdao.area.Wgs84;
import org.lvdao.kernel.DomainError;
import org.lvdao.pickup.catalogue.MaterialCategory;
import org.lvdao.platform.web.QueryReader;

/** The collection stations (绿岛), for anybody. */
@Controller("/api/v1/stations")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
class StationController {
  private final Stations stations;
  private final StationViews views;

  StationController(Stations stations, StationViews views) {
    this.stations = stations;
    this.views = views;
  }

  /**
   * The stations near a place.
   *
   * @param covering the one that serves the place and from which collectors come there; null when
   *     none does
   */
  @Serdeable
  record NearStations(List<StationView> items, @Nullable StationView covering) {}

  /**
   * List the stations near a place, the nearest first, and the one that serves it.
   *
   * @param lat degrees north, -90 to 90
   * @param lon degrees east, -180 to 180
   * @param datum of the coordinates: GCJ02 or WGS84
   * @param accepts only those that take this category
   */
  @Get
  NearStations near(
      @Parameter(required = true) @Nullable @QueryValue String lat,
      @Parameter(required = true) @Nullable @QueryValue String lon,
      @Parameter(required = true) @Nullable @QueryValue String datum,
      @Nullable @QueryValue String accepts,
      @Nullable @QueryValue String limit) {
    var query = new QueryReader();
    double latitude = query.number("lat", lat, -90, 90);
    double longitude = query.number("lon", lon, -180, 180);
    var reference = query.requiredChoice("datum", datum, Datum.values());
    var category = query.choice("accepts", accepts, MaterialCategory.values());
    int size = query.limit(limit);
    query.check();
    var place = Wgs84.of(latitude, longitude, reference);
    var near =
        stations.nearest(place).stream()
            .filter(station -> category == null || station.accepts().contains(category))
            .limit(size)
            .toList();
    var covering = stations.covering(place).map(List::of).orElse(List.of());
    return new NearStations(
        views.views(near, place), views.views(covering, place).stream().findFirst().orElse(null));
  }

  /** Read a station, in use or retired. */
  @Get("/{id}")
  StationView read(long id) {
    var station = stations.find(id).orElseThrow(DomainError::notFound);
    return views.views(List.of(station), null).getFirst();
  }
}
