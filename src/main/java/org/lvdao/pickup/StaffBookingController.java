package org.lvdao.pickup;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.Ids;
import org.lvdao.kernel.Page;
import org.lvdao.pickup.workflow.BookingStatus;
import org.lvdao.platform.web.Idempotency;
import org.lvdao.platform.web.Idempotency.Reply;
import org.lvdao.platform.web.Problems;
import org.lvdao.platform.web.QueryReader;
import org.lvdao.platform.web.Versions;

/** The pickups of the areas that staff look after. */
@Controller("/api/v1/staff/pickup/bookings")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"DISPATCHER", "SUPERVISOR", "ADMIN"})
class StaffBookingController {
  /** Nothing can be booked farther ahead; MariaDB knows no moment after January 2038. */
  private static final Duration A_YEAR = Duration.ofDays(366);

  private final StaffBookings bookings;
  private final StaffBookingViews views;
  private final Idempotency idempotency;
  private final InstantSource clock;

  StaffBookingController(
      StaffBookings bookings,
      StaffBookingViews views,
      Idempotency idempotency,
      InstantSource clock) {
    this.bookings = bookings;
    this.views = views;
    this.idempotency = idempotency;
    this.clock = clock;
  }

  /**
   * To whom a booking is given.
   *
   * @param collectorId account of the collector; absent for the fittest on duty, by what they have
   *     to do and how far it is
   * @param reason words for the history
   */
  @Serdeable
  record Assignment(
      @Nullable @Pattern(regexp = Ids.PATTERN) String collectorId,
      @Nullable @Size(max = 200) String reason) {}

  /** Why a pickup cannot be, in words for the resident. */
  @Serdeable
  record StaffCancellation(@NotBlank @Size(max = 200) String reason) {}

  /**
   * List bookings by their windows, the earliest first.
   *
   * @param district its code; all of one's own when absent
   * @param status one or several
   * @param stationId of one station
   * @param collectorId account of one collector
   * @param day on which the window begins; from today on when absent
   * @param left true for those that nobody took when they were offered, which a dispatcher assigns
   */
  @Get
  Page<StaffBookingView> list(
      Actor actor,
      @Nullable @QueryValue String district,
      @Nullable @QueryValue List<String> status,
      @Nullable @QueryValue String stationId,
      @Nullable @QueryValue String collectorId,
      @Nullable @QueryValue String day,
      @Nullable @QueryValue String left,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue String limit) {
    var query = new QueryReader();
    var statuses = statuses(query, status);
    boolean onlyLeft = Boolean.TRUE.equals(query.truth("left", left));
    var given = query.from("day", day);
    var from = given == null ? BusinessTime.startOf(BusinessTime.dayOf(clock.instant())) : given;
    var to = query.to("day", day);
    var wanted =
        new StaffBookings.Wanted(
            QueryReader.optional(district),
            onlyLeft ? EnumSet.of(BookingStatus.BOOKED) : statuses,
            query.id("stationId", stationId),
            query.id("collectorId", collectorId),
            onlyLeft,
            from,
            to == null ? from.plus(A_YEAR) : to);
    int size = query.limit(limit);
    query.check();
    return bookings.list(actor, wanted, cursor, size);
  }

  private static Set<BookingStatus> statuses(QueryReader query, @Nullable List<String> given) {
    var statuses = EnumSet.noneOf(BookingStatus.class);
    for (var value : QueryReader.several(given)) {
      var status = query.choice("status", value, BookingStatus.values());
      if (status != null) {
        statuses.add(status);
      }
    }
    return statuses.isEmpty() ? EnumSet.allOf(BookingStatus.class) : statuses;
  }

  /** Read a booking with its history. */
  @Get("/{id}")
  HttpResponse<StaffBookingView> read(Actor actor, long id) {
    var booking = bookings.read(actor, id);
    return Versions.ok(booking.version, views.full(actor, booking));
  }

  /**
   * Give a booking to a collector (派单), or from one to another.
   *
   * @param ifMatch the ETag of the booking as it was read; needed when another collector has it
   */
  @Post("/{id}/assign")
  @Secured("DISPATCHER")
  @Problems({
    "booking-action-not-allowed",
    "collector-full",
    "no-collector",
    "window-over",
    "stale-version",
    "if-match-required"
  })
  HttpResponse<StaffBookingView> assign(
      HttpRequest<?> request,
      Actor actor,
      long id,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid @Body Assignment to) {
    var version = Versions.asked(ifMatch);
    var collector = to.collectorId() == null ? null : Long.valueOf(to.collectorId());
    return step(
        request, actor, to, () -> bookings.assign(actor, id, version, collector, to.reason()));
  }

  /**
   * Offer a booking to collectors again that nobody took.
   *
   * @param ifMatch the ETag of the booking as it was read
   */
  @Post("/{id}/offer")
  @Secured("DISPATCHER")
  @Problems({"booking-action-not-allowed", "window-over"})
  HttpResponse<StaffBookingView> offer(
      HttpRequest<?> request,
      Actor actor,
      long id,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch) {
    long version = Versions.required(ifMatch);
    return idempotency.onceIfAsked(
        request, actor, () -> reply(actor, bookings.offer(actor, id, version)));
  }

  /**
   * Cancel a booking that nobody is at yet; the resident is told why.
   *
   * @param ifMatch the ETag of the booking as it was read
   */
  @Post("/{id}/cancel")
  @Secured("DISPATCHER")
  @Problems({"booking-action-not-allowed"})
  HttpResponse<StaffBookingView> cancel(
      HttpRequest<?> request,
      Actor actor,
      long id,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid @Body StaffCancellation given) {
    long version = Versions.required(ifMatch);
    return step(request, actor, given, () -> bookings.cancel(actor, id, version, given.reason()));
  }

  /** Show where it is and whom to ask for; who asked, when and why is kept. */
  @Post("/{id}/contact")
  StaffBookings.Revealed revealContact(
      Actor actor, long id, @Valid @Body StaffBookings.Purpose purpose) {
    return bookings.reveal(actor, id, purpose);
  }

  private HttpResponse<StaffBookingView> step(
      HttpRequest<?> request, Actor actor, Object command, Supplier<Booking> step) {
    return idempotency.onceIfAsked(request, actor, command, () -> reply(actor, step.get()));
  }

  private Reply<StaffBookingView> reply(Actor actor, Booking booking) {
    return Reply.ok(booking.version, views.kept(actor, booking));
  }
}
