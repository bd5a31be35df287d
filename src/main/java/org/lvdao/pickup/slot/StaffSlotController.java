package org.lvdao.pickup.slot;

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
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.platform.web.Idempotency;
import org.lvdao.platform.web.QueryReader;
import org.lvdao.platform.web.Versions;

/** The windows, slots and closures of the stations of one's area (预约时段管理). */
@Controller("/api/v1/staff/pickup")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"DISPATCHER", "ADMIN"})
class StaffSlotController {
  private static final Duration A_YEAR = Duration.ofDays(366);

  private final StaffSlots slots;
  private final Idempotency idempotency;
  private final InstantSource clock;

  StaffSlotController(StaffSlots slots, Idempotency idempotency, InstantSource clock) {
    this.slots = slots;
    this.idempotency = idempotency;
    this.clock = clock;
  }

  @Serdeable
  record WeekSchedule(@NotNull @Size(max = 50) List<@NotNull @Valid PickupWindow> windows) {}

  /**
   * A slot as staff see it.
   *
   * @param capacity how many stops; 0 when the window was withdrawn
   * @param taken by bookings, and by residents who fill in the form
   */
  @Serdeable
  record StaffSlot(
      SlotView slot, int capacity, int taken, int bulkyCapacity, int bulkyTaken, boolean closed) {
    static StaffSlot of(Slot slot) {
      return new StaffSlot(
          SlotView.of(slot),
          slot.capacity(),
          slot.taken(),
          slot.bulkyCapacity(),
          slot.bulkyTaken(),
          slot.closed());
    }
  }

  @Serdeable
  record StaffSlotList(List<StaffSlot> items) {}

  /**
   * When a station shall not collect.
   *
   * @param from the first moment
   * @param to the moment behind the last
   * @param reason residents whose booking is moved or cancelled read it
   */
  @Serdeable
  record NewClosure(
      @NotNull Instant from, @NotNull Instant to, @NotBlank @Size(max = 100) String reason) {}

  /** When a station does not collect although its schedule says so. */
  @Serdeable
  record Closure(
      String id, String stationId, Instant from, Instant to, String reason, Instant createdAt) {
    static Closure of(ClosureRow row) {
      return new Closure(
          Long.toString(row.id()),
          Long.toString(row.stationId()),
          row.fromAt(),
          row.toAt(),
          row.reason(),
          row.createdAt());
    }
  }

  @Serdeable
  record ClosureList(List<Closure> items) {}

  /** Read in which windows of the week a station collects. */
  @Get("/stations/{id}/schedule")
  HttpResponse<WeekSchedule> schedule(Actor actor, long id) {
    return answer(slots.schedule(actor, id));
  }

  /**
   * Set in which windows of the week a station collects. What is booked stays as it is; other slots
   * follow at once.
   */
  @Put("/stations/{id}/schedule")
  HttpResponse<WeekSchedule> changeSchedule(
      Actor actor,
      long id,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid @Body WeekSchedule schedule) {
    return answer(slots.change(actor, id, Versions.required(ifMatch), schedule.windows()));
  }

  /**
   * List the slots of a station, the earliest first.
   *
   * @param from a moment, or a day, which begins at midnight in Shanghai; now without it
   * @param to a moment, or a day, which is part of it; all there are without it
   */
  @Get("/stations/{id}/slots")
  StaffSlotList slots(
      Actor actor, long id, @Nullable @QueryValue String from, @Nullable @QueryValue String to) {
    var query = new QueryReader();
    var first = query.from("from", from);
    var last = query.to("to", to);
    query.check();
    var begin = first == null ? clock.instant() : first;
    var latest = begin.plus(A_YEAR);
    var end = last == null || last.isAfter(latest) ? latest : last;
    return new StaffSlotList(
        slots.slots(actor, id, begin, end).stream().map(StaffSlot::of).toList());
  }

  /** List when a station does not collect, the earliest end first; what is over is left out. */
  @Get("/stations/{id}/closures")
  ClosureList closures(Actor actor, long id) {
    return new ClosureList(slots.closures(actor, id).stream().map(Closure::of).toList());
  }

  /**
   * Close a station for a time. Who has booked then gets the next free slot of the station and a
   * message, or is told that the booking has ended.
   */
  @Post("/stations/{id}/closures")
  @Status(HttpStatus.CREATED)
  HttpResponse<Closure> close(
      Actor actor, long id, @Valid @Body NewClosure wanted, HttpRequest<?> request) {
    return idempotency.once(
        request,
        actor,
        wanted,
        () -> {
          var row = slots.close(actor, id, wanted.from(), wanted.to(), wanted.reason());
          return Idempotency.Reply.created(
              "/api/v1/staff/pickup/closures/" + row.id(), Closure.of(row));
        });
  }

  /** Take a closure back; what was moved meanwhile stays where it is. */
  @Delete("/closures/{id}")
  @Status(HttpStatus.NO_CONTENT)
  void open(Actor actor, long id) {
    slots.open(actor, id);
  }

  private static HttpResponse<WeekSchedule> answer(StaffSlots.Schedule schedule) {
    return Versions.ok(schedule.version(), new WeekSchedule(schedule.windows()));
  }
}
