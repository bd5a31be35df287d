package org.lvdao.pickup;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Ids;
import org.lvdao.kernel.Page;
import org.lvdao.platform.web.Idempotency;
import org.lvdao.platform.web.Idempotency.Reply;
import org.lvdao.platform.web.QueryReader;
import org.lvdao.platform.web.Versions;

/** What residents do with bookings of a pickup (预约回收). */
@Controller("/api/v1/pickup/bookings")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("RESIDENT")
class BookingController {
  private final BookingIntake intake;
  private final BookingChanges changes;
  private final BookingViews views;
  private final Idempotency idempotency;

  BookingController(
      BookingIntake intake, BookingChanges changes, BookingViews views, Idempotency idempotency) {
    this.intake = intake;
    this.changes = changes;
    this.views = views;
    this.idempotency = idempotency;
  }

  /** The slot a booking shall move to. */
  @Serdeable
  record NewSlot(@NotNull @Pattern(regexp = Ids.PATTERN) String slotId) {}

  /**
   * Why a booking is cancelled.
   *
   * @param reason words of the resident
   */
  @Serdeable
  record Cancellation(@Nullable @Size(max = 200) String reason) {}

  /**
   * What is wrong with the weights.
   *
   * @param reason words of the resident
   */
  @Serdeable
  record Dispute(@NotBlank @Size(max = 500) String reason) {}

  /**
   * Book a pickup for the place one keeps. The prices of now are the booking's. With a fee (大件垃圾)
   * it waits for the payment; after several times nobody was there, for a confirmation.
   */
  @Post
  @Status(HttpStatus.CREATED)
  HttpResponse<BookingView> book(
      HttpRequest<?> request, Actor actor, @Valid @Body BookPickup command) {
    try (var prepared = intake.prepare(command)) {
      return idempotency.once(
          request,
          actor,
          command,
          () -> {
            var booking = intake.book(actor, prepared);
            return Reply.created(
                "/api/v1/pickup/bookings/" + booking.id,
                booking.version,
                views.kept(actor, booking));
          });
    }
  }

  /** List one's own bookings, the newest first. */
  @Get("/mine")
  Page<BookingView> mine(
      Actor actor, @Nullable @QueryValue String cursor, @Nullable @QueryValue String limit) {
    var query = new QueryReader();
    int size = query.limit(limit);
    query.check();
    return views.mine(actor, cursor, size);
  }

  /** Read one's booking. */
  @Get("/{id}")
  HttpResponse<BookingView> read(Actor actor, long id) {
    return answer(actor, views.read(actor, id));
  }

  /**
   * Change what there is to collect, where, or whom to ask for, before the cut-off. The slot stays.
   *
   * @param ifMatch the version that was read, so that a change made meanwhile is not undone
   */
  @Patch("/{id}")
  HttpResponse<BookingView> change(
      Actor actor,
      long id,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid @Body ChangePickup change) {
    return answer(actor, changes.change(actor, id, Versions.asked(ifMatch), change));
  }

  /**
   * Move one's booking to another slot of the station: also after nobody came. When the new slot
   * has no place left, the booking stays as it was.
   */
  @Post("/{id}/move")
  HttpResponse<BookingView> move(
      HttpRequest<?> request, Actor actor, long id, @Valid @Body NewSlot slot) {
    return idempotency.onceIfAsked(
        request,
        actor,
        slot,
        () -> reply(actor, changes.move(actor, id, Long.parseLong(slot.slotId()))));
  }

  /** Cancel one's booking before the cut-off. */
  @Post("/{id}/cancel")
  HttpResponse<BookingView> cancel(
      HttpRequest<?> request, Actor actor, long id, @Valid @Body @Nullable Cancellation given) {
    var cancellation = given == null ? new Cancellation(null) : given;
    return idempotency.onceIfAsked(
        request,
        actor,
        cancellation,
        () -> reply(actor, changes.cancel(actor, id, cancellation.reason())));
  }

  /**
   * Say that somebody will be there, where the booking waits for it; or, once it is weighed, that
   * the weights are right, and be paid.
   */
  @Post("/{id}/confirm")
  HttpResponse<BookingView> confirm(HttpRequest<?> request, Actor actor, long id) {
    return idempotency.onceIfAsked(request, actor, () -> reply(actor, changes.confirm(actor, id)));
  }

  /** Say that the weights are wrong; a supervisor decides, and nothing is paid before. */
  @Post("/{id}/dispute")
  HttpResponse<BookingView> dispute(
      HttpRequest<?> request, Actor actor, long id, @Valid @Body Dispute given) {
    return idempotency.onceIfAsked(
        request, actor, given, () -> reply(actor, changes.dispute(actor, id, given.reason())));
  }

  private HttpResponse<BookingView> answer(Actor actor, Booking booking) {
    return Versions.ok(booking.version, views.full(actor, booking));
  }

  private Reply<BookingView> reply(Actor actor, Booking booking) {
    return Reply.ok(booking.version, views.kept(actor, booking));
  }
}
