package org.lvdao.pickup;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.Datum;
import org.lvdao.area.Wgs84;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Page;
import org.lvdao.platform.web.QueryReader;

/** Collectors (回收员): their duty, what they are offered, and how well they do. */
@Controller("/api/v1/collector")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("COLLECTOR")
class CollectorController {
  private final CollectorRegister collectors;
  private final Offers offers;
  private final CollectorFigures figures;

  CollectorController(CollectorRegister collectors, Offers offers, CollectorFigures figures) {
    this.collectors = collectors;
    this.offers = offers;
    this.figures = figures;
  }

  /** Whether one wants to be on duty. */
  @Serdeable
  record Duty(@NotNull Boolean on) {}

  /**
   * A collector's duty.
   *
   * @param since null when off duty
   * @param stationId from which one works; null for any of the district
   * @param capacity how many stops one can make in one window
   */
  @Serdeable
  record DutyView(boolean on, @Nullable Instant since, @Nullable String stationId, int capacity) {
    static DutyView of(CollectorRow row) {
      return new DutyView(
          row.onDuty(),
          row.dutySince(),
          row.stationId() == null ? null : Long.toString(row.stationId()),
          row.capacity());
    }
  }

  /** Read one's duty. */
  @Get("/duty")
  DutyView duty(Actor actor) {
    return DutyView.of(collectors.mine(actor));
  }

  /**
   * Come on duty, or go off it. Then what one has taken and is not under way to, is given back for
   * others to take.
   */
  @Put("/duty")
  DutyView changeDuty(Actor actor, @Valid @Body Duty duty) {
    return DutyView.of(collectors.setDuty(actor, duty.on()));
  }

  /**
   * List the jobs one can take, the earliest window first; none while one is off duty.
   *
   * @param lat where one is, for the distances; from the station when absent
   * @param lon degrees east
   * @param datum what lat and lon refer to; GCJ02 when absent
   */
  @Get("/offers")
  Page<Offer> offers(
      Actor actor,
      @Nullable @QueryValue String lat,
      @Nullable @QueryValue String lon,
      @Nullable @QueryValue String datum,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue String limit) {
    var query = new QueryReader();
    int size = query.limit(limit);
    Wgs84 here = null;
    if (QueryReader.optional(lat) != null || QueryReader.optional(lon) != null) {
      double north = query.number("lat", lat, -90, 90);
      double east = query.number("lon", lon, -180, 180);
      var given = query.choice("datum", datum, Datum.values());
      query.check();
      here = Wgs84.of(north, east, given == null ? Datum.GCJ02 : given);
    }
    query.check();
    return offers.of(actor, here, cursor, size);
  }

  /**
   * Read how well one does.
   *
   * @param from first day, 29 days ago when absent
   * @param to last day, today when absent
   */
  @Get("/figures")
  CollectorFigures.Figures figures(
      Actor actor, @Nullable @QueryValue String from, @Nullable @QueryValue String to) {
    return figures.of(actor.accountId(), figures.period(from, to));
  }
}
