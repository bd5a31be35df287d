package org.lvdao.pickup.slot;

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
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.Datum;
import org.lvdao.area.Wgs84;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Ids;
import org.lvdao.pickup.station.Stations;
import org.lvdao.platform.web.Idempotency;
import org.lvdao.platform.web.QueryReader;

/** When a pickup can be booked, and keeping a place of it. */
@Controller("/api/v1/pickup")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("RESIDENT")
class SlotController {
  private static final Duration FAR = Duration.ofDays(366);

  private final Slots slots;
  private final Holds holds;
  private final Stations stations;
  private final Idempotency idempotency;
  private final InstantSource clock;

  SlotController(
      Slots slots, Holds holds, Stations stations, Idempotency idempotency, InstantSource clock) {
    this.slots = slots;
    this.holds = holds;
    this.stations = stations;
    this.idempotency = idempotency;
    this.clock = clock;
  }

  @Serdeable
  record SlotList(List<SlotView> items) {}

  /**
   * The slot one wants a place of.
   *
   * @param bulky whether there is bulky waste (大件垃圾) to collect
   */
  @Serdeable
  record WantedSlot(
      @NotNull @Pattern(regexp = Ids.PATTERN) String slotId, @Nullable Boolean bulky) {}

  /**
   * A place that is kept.
   *
   * @param expiresAt until when; the booking must come before
   */
  @Serdeable
  record HeldPlace(String id, String slotId, boolean bulky, Instant expiresAt) {}

  /**
   * List the slots of the station that serves a place, the earliest first; full ones are among
   * them.
   *
   * @param lat degrees north
   * @param lon degrees east
   * @param datum of the coordinates
   * @param from a moment, or a day, which begins at midnight in Shanghai; now without it
   * @param to a moment, or a day, which is part of it; all that can be booked without it
   */
  @Get("/slots")
  SlotList list(
      @QueryValue @DecimalMin("-90") @DecimalMax("90") BigDecimal lat,
      @QueryValue @DecimalMin("-180") @DecimalMax("180") BigDecimal lon,
      @QueryValue(defaultValue = "GCJ02") Datum datum,
      @Nullable @QueryValue String from,
      @Nullable @QueryValue String to) {
    var query = new QueryReader();
    var first = query.from("from", from);
    var last = query.to("to", to);
    query.check();
    var now = clock.instant();
    var station = stations.serving(Wgs84.of(lat.doubleValue(), lon.doubleValue(), datum));
    return new SlotList(
        slots
            .bookable(station, first == null ? now : first, last == null ? now.plus(FAR) : last)
            .stream()
            .map(SlotView::of)
            .toList());
  }

  /**
   * Keep a place of a slot for ten minutes, while the form is filled in. One keeps one place: the
   * one kept before is given back for it.
   */
  @Post("/holds")
  @Status(HttpStatus.CREATED)
  HttpResponse<HeldPlace> hold(
      @Valid @Body WantedSlot wanted, Actor actor, HttpRequest<?> request) {
    return idempotency.once(
        request,
        actor,
        wanted,
        () -> {
          var hold =
              holds.hold(
                  actor, Long.parseLong(wanted.slotId()), Boolean.TRUE.equals(wanted.bulky()));
          return Idempotency.Reply.created(
              "/api/v1/pickup/holds/" + hold.id(),
              new HeldPlace(
                  Long.toString(hold.id()),
                  Long.toString(hold.slotId()),
                  hold.bulky(),
                  hold.expiresAt()));
        });
  }

  /** Give back a place one keeps. */
  @Delete("/holds/{id}")
  @Status(HttpStatus.NO_CONTENT)
  void release(Actor actor, long id) {
    holds.release(actor, id);
  }
}
