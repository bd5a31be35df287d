package org.lvdao.pickup;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.platform.web.Idempotency;
import org.lvdao.platform.web.Idempotency.Reply;
import org.lvdao.platform.web.Problems;

/** What residents say of their pickups. */
@Controller("/api/v1/pickup/bookings")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("RESIDENT")
class RatingController {
  private final Ratings ratings;
  private final Idempotency idempotency;

  RatingController(Ratings ratings, Idempotency idempotency) {
    this.ratings = ratings;
    this.idempotency = idempotency;
  }

  /**
   * How a pickup was.
   *
   * @param stars 1 (很不满意) to 5 (很满意)
   */
  @Serdeable
  record PickupRating(
      @NotNull @Min(1) @Max(5) Integer stars, @Nullable @Size(max = 200) String comment) {}

  /** A pickup that was rated. */
  @Serdeable
  record Rated(String bookingId, int stars, Instant ratedAt) {}

  /** Rate a pickup (评价) that was weighed, once. */
  @Post("/{id}/rating")
  @Problems({"booking-rated", "booking-action-not-allowed"})
  HttpResponse<Rated> rate(
      HttpRequest<?> request, Actor actor, long id, @Valid @Body PickupRating rating) {
    return idempotency.onceIfAsked(
        request,
        actor,
        rating,
        () -> {
          var booking = ratings.rate(actor, id, rating.stars(), rating.comment());
          return Reply.ok(
              booking.version,
              new Rated(
                  Long.toString(booking.id),
                  rating.stars(),
                  Objects.requireNonNull(booking.ratedAt)));
        });
  }
}
