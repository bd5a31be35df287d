package org.lvdao.pickup;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import org.lvdao.kernel.Actor;
import org.lvdao.platform.web.Versions;

/** What was weighed of one's own pickup. */
@Controller("/api/v1/pickup/bookings")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("RESIDENT")
class WeighingController {
  private final BookingViews bookings;
  private final WeighingViews views;

  WeighingController(BookingViews bookings, WeighingViews views) {
    this.bookings = bookings;
    this.views = views;
  }

  /** Read what was weighed, what it comes to, and what was paid. */
  @Get("/{id}/weighing")
  HttpResponse<WeighingView> read(Actor actor, long id) {
    var booking = bookings.read(actor, id);
    return Versions.ok(booking.version, views.of(booking));
  }
}
