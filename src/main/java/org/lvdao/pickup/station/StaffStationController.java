package org.lvdao.pickup.station;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.Position;
import org.lvdao.kernel.Actor;
import org.lvdao.platform.web.Idempotency;
import org.lvdao.platform.web.QueryReader;
import org.lvdao.platform.web.Versions;

/** Stations and sorting centres of the districts one administers. */
@Controller("/api/v1/staff")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("ADMIN")
class StaffStationController {
  private final StaffStations stations;
  private final Idempotency idempotency;

  StaffStationController(StaffStations stations, Idempotency idempotency) {
    this.stations = stations;
    this.idempotency = idempotency;
  }

  /**
   * A station to be added.
   *
   * @param code of capitals, digits and hyphens, unique over all districts
   */
  @Serdeable
  record NewStation(
      @NotBlank @Size(max = 32) String district,
      @NotNull @Pattern(regexp = "[A-Z0-9][A-Z0-9-]{0,31}") String code,
      @NotNull @Valid StationData station) {}

  /**
   * A station as staff see it.
   *
   * @param retired whether it is closed for good
   */
  @Serdeable
  record StaffStation(
      String id, String district, String code, boolean retired, StationData station) {
    static StaffStation of(Station station) {
      return new StaffStation(
          Long.toString(station.id()),
          station.district(),
          station.code(),
          station.retired(),
          new StationData(
              station.name(),
              station.address(),
              Position.of(station.place(), null),
              Long.toString(station.centreId()),
              station.hours().toString(),
              Objects.toString(station.holidayHours(), null),
              station.accepts(),
              List.copyOf(station.subdistricts()),
              station.serviceArea(),
              station.capacityGrams() / 1_000,
              station.photoIds().stream().map(String::valueOf).toList()));
    }
  }

  @Serdeable
  record StaffStationList(List<StaffStation> items) {}

  /** A sorting centre (分拣中心). */
  @Serdeable
  record Centre(String id, String code, String name, String address, Position position) {
    static Centre of(SortingCentre centre) {
      return new Centre(
          Long.toString(centre.id()),
          centre.code(),
          centre.name(),
          centre.address(),
          Position.of(centre.place(), null));
    }
  }

  @Serdeable
  record CentreList(List<Centre> items) {}

  /**
   * List the stations of a district, with the retired ones.
   *
   * @param district its code
   */
  @Get("/stations")
  StaffStationList list(
      Actor actor, @Parameter(required = true) @Nullable @QueryValue String district) {
    var code = required(district);
    return new StaffStationList(stations.list(actor, code).stream().map(StaffStation::of).toList());
  }

  /** Read a station; its ETag is the version a change is based on. */
  @Get("/stations/{id}")
  HttpResponse<StaffStation> read(Actor actor, long id) {
    return answer(stations.read(actor, id));
  }

  /** Add a station. Who waits for one at a place it covers is told. */
  @Post("/stations")
  @Status(HttpStatus.CREATED)
  HttpResponse<StaffStation> add(
      @Valid @Body NewStation given, Actor actor, HttpRequest<?> request) {
    return idempotency.once(
        request,
        actor,
        given,
        () -> {
          var station = stations.add(actor, given.district(), given.code(), given.station());
          return Idempotency.Reply.created(
              "/api/v1/staff/stations/" + station.id(),
              station.version(),
              StaffStation.of(station));
        });
  }

  /** Change a station, or bring a retired one back. Who waits for one it now covers is told. */
  @Put("/stations/{id}")
  HttpResponse<StaffStation> change(
      Actor actor,
      long id,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid @Body StationData data) {
    return answer(stations.change(actor, id, Versions.required(ifMatch), data));
  }

  /** Retire a station; old bookings keep naming it. */
  @Delete("/stations/{id}")
  @Status(HttpStatus.NO_CONTENT)
  void retire(Actor actor, long id, @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch) {
    stations.retire(actor, id, Versions.required(ifMatch));
  }

  /**
   * List the sorting centres of a district.
   *
   * @param district its code
   */
  @Get("/sorting-centres")
  CentreList centres(
      Actor actor, @Parameter(required = true) @Nullable @QueryValue String district) {
    return new CentreList(
        stations.centres(actor, required(district)).stream().map(Centre::of).toList());
  }

  private static String required(@Nullable String district) {
    var query = new QueryReader();
    var code = query.required("district", district);
    query.check();
    return code;
  }

  private static HttpResponse<StaffStation> answer(Station station) {
    return Versions.ok(station.version(), StaffStation.of(station));
  }
}
