package org.lvdao.pickup.station;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.AreaService;
import org.lvdao.area.Position;
import org.lvdao.kernel.Actor;
import org.lvdao.platform.web.Idempotency;
import org.lvdao.platform.web.QueryReader;

/** Waiting for a station where there is none yet. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
class WaitingListController {
  private final WaitingList list;
  private final AreaService areas;
  private final Idempotency idempotency;

  WaitingListController(WaitingList list, AreaService areas, Idempotency idempotency) {
    this.list = list;
    this.areas = areas;
    this.idempotency = idempotency;
  }

  /** Where one wants things to be collected. */
  @Serdeable
  record WaitingPlace(@NotNull @Valid Position position) {}

  /**
   * A place at which one waits.
   *
   * @param position to about 100 m, which is all that is kept
   * @param subdistrict code of the one it lies in; null when it lies in none
   * @param coveredSince when one was told that a station covers it; null while one waits
   */
  @Serdeable
  record Waiting(
      String id,
      Position position,
      String district,
      @Nullable String subdistrict,
      Instant since,
      @Nullable Instant coveredSince) {
    static Waiting of(WaitingRow row) {
      return new Waiting(
          Long.toString(row.id()),
          Position.of(row.place(), null),
          row.district(),
          row.subdistrict(),
          row.createdAt(),
          row.toldAt());
    }
  }

  @Serdeable
  record OwnPlaces(List<Waiting> items) {}

  /**
   * How many residents wait in a subdistrict.
   *
   * @param subdistrict its code; null for places of the district that lie in none
   * @param name in Chinese; null likewise
   */
  @Serdeable
  record Demand(@Nullable String subdistrict, @Nullable String name, long waiting) {}

  @Serdeable
  record DemandList(List<Demand> items) {}

  /**
   * Wait for a station that covers a place where none does; one is told when there is one. The same
   * place twice is once.
   */
  @Post("/pickup/waiting-list")
  @Secured("RESIDENT")
  @Status(HttpStatus.CREATED)
  HttpResponse<Waiting> join(@Valid @Body WaitingPlace place, Actor actor, HttpRequest<?> request) {
    return idempotency.once(
        request,
        actor,
        place,
        () ->
            Idempotency.Reply.created(
                "/api/v1/pickup/waiting-list", Waiting.of(list.join(actor, place.position()))));
  }

  /** List the places at which one waits. */
  @Get("/pickup/waiting-list")
  @Secured("RESIDENT")
  OwnPlaces mine(Actor actor) {
    return new OwnPlaces(list.mine(actor).stream().map(Waiting::of).toList());
  }

  /** Wait no more. */
  @Delete("/pickup/waiting-list/{id}")
  @Secured("RESIDENT")
  @Status(HttpStatus.NO_CONTENT)
  void leave(Actor actor, long id) {
    list.leave(actor, id);
  }

  /**
   * Count who waits for a station, by subdistrict.
   *
   * @param district its code
   */
  @Get("/staff/pickup/waiting-list")
  @Secured("ADMIN")
  DemandList demand(
      Actor actor, @Parameter(required = true) @Nullable @QueryValue String district) {
    var query = new QueryReader();
    var code = query.required("district", district);
    query.check();
    return new DemandList(
        list.count(actor, code).stream()
            .map(
                count -> {
                  var subdistrict = count.subdistrict();
                  var area = subdistrict == null ? null : areas.find(subdistrict).orElse(null);
                  return new Demand(
                      subdistrict, area == null ? null : area.name(), count.waiting());
                })
            .toList());
  }
}
