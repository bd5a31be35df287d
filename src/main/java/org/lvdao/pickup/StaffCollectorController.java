package org.lvdao.pickup;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Ids;
import org.lvdao.kernel.Page;
import org.lvdao.pickup.StaffCollectors.StaffCollector;
import org.lvdao.platform.web.QueryReader;
import org.lvdao.platform.web.Versions;

/** The collectors (回收员) of a district. */
@Controller("/api/v1/staff/collectors")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"DISPATCHER", "SUPERVISOR", "ADMIN"})
class StaffCollectorController {
  private final StaffCollectors collectors;
  private final CollectorFigures figures;

  StaffCollectorController(StaffCollectors collectors, CollectorFigures figures) {
    this.collectors = collectors;
    this.figures = figures;
  }

  /**
   * What is set for a collector.
   *
   * @param stationId from which they work; absent for any of the district
   * @param capacity how many stops they can make in one window
   */
  @Serdeable
  record Settings(
      @Nullable @Pattern(regexp = Ids.PATTERN) String stationId,
      @NotNull @Min(1) @Max(200) Integer capacity) {}

  /**
   * List the collectors of a district, with what they have to do and how well they do.
   *
   * @param district its code
   * @param from first day of the figures, 29 days ago when absent
   * @param to last day of the figures, today when absent
   */
  @Get
  Page<StaffCollector> list(
      Actor actor,
      @Parameter(required = true) @Nullable @QueryValue String district,
      @Nullable @QueryValue String from,
      @Nullable @QueryValue String to,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue String limit) {
    var query = new QueryReader();
    var code = query.required("district", district);
    int size = query.limit(limit);
    query.check();
    return collectors.list(actor, code, figures.period(from, to), cursor, size);
  }

  /**
   * Read a collector.
   *
   * @param id of their account
   * @param from first day of the figures, 29 days ago when absent
   * @param to last day of the figures, today when absent
   */
  @Get("/{id}")
  HttpResponse<StaffCollector> read(
      Actor actor, long id, @Nullable @QueryValue String from, @Nullable @QueryValue String to) {
    return answer(collectors.read(actor, id, figures.period(from, to)));
  }

  /**
   * Set from where a collector works and how much they can do, as an administrator of the district.
   *
   * @param id of their account
   * @param ifMatch the ETag of the collector as it was read
   */
  @Put("/{id}")
  @Secured("ADMIN")
  HttpResponse<StaffCollector> change(
      Actor actor,
      long id,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid @Body Settings settings) {
    long version = Versions.required(ifMatch);
    var station = settings.stationId() == null ? null : Long.valueOf(settings.stationId());
    return answer(
        collectors.change(
            actor, id, version, station, settings.capacity(), figures.period(null, null)));
  }

  private static HttpResponse<StaffCollector> answer(StaffCollector collector) {
    return Versions.ok(collector.version(), collector);
  }
}
