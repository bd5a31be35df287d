package org.lvdao.pickup;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Role;
import org.lvdao.platform.web.Idempotency;
import org.lvdao.platform.web.Idempotency.Reply;
import org.lvdao.platform.web.Problems;
import org.lvdao.platform.web.Versions;

/** What was weighed at the pickups of the areas that staff look after. */
@Controller("/api/v1/staff/pickup/bookings")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"DISPATCHER", "SUPERVISOR", "ADMIN"})
class StaffWeighingController {
  private final StaffBookings bookings;
  private final Weighing weighing;
  private final WeighingViews views;
  private final Idempotency idempotency;

  StaffWeighingController(
      StaffBookings bookings, Weighing weighing, WeighingViews views, Idempotency idempotency) {
    this.bookings = bookings;
    this.weighing = weighing;
    this.views = views;
    this.idempotency = idempotency;
  }

  /** Read what was weighed, corrections with what they correct. */
  @Get("/{id}/weighing")
  HttpResponse<WeighingView> read(Actor actor, long id) {
    var booking = bookings.read(actor, id);
    return Versions.ok(booking.version, views.of(booking));
  }

  /**
   * Decide a dispute (调整): name the items whose amounts were wrong, with the right ones, or none.
   * Then it is paid, and the resident is told why. Weights that nobody has disputed yet are
   * corrected the same way (更正), and the resident has the whole time again to dispute them.
   *
   * @param ifMatch the ETag of the booking as it was read
   */
  @Post("/{id}/adjust")
  @Secured("SUPERVISOR")
  @Problems("booking-action-not-allowed")
  HttpResponse<WeighingView> adjust(
      HttpRequest<?> request,
      Actor actor,
      long id,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid @Body WeighingAdjustment decided) {
    long version = Versions.required(ifMatch);
    return idempotency.onceIfAsked(
        request,
        actor,
        decided,
        () -> {
          var read = bookings.read(actor, id);
          actor.require(Role.SUPERVISOR, read.areaPath());
          var booking = weighing.adjust(actor, read, version, decided);
          return Reply.ok(booking.version, views.of(booking));
        });
  }
}
