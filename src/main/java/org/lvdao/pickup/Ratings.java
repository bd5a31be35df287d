package org.lvdao.pickup;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.DomainError;
import org.lvdao.pickup.workflow.BookingAction;
import org.lvdao.platform.database.Transactions;

/** Keeps how residents found their pickups. */
@Singleton
class Ratings {
  private final BookingRepository bookings;
  private final BookingViews views;
  private final BookingSteps steps;
  private final Transactions transactions;
  private final InstantSource clock;

  Ratings(
      BookingRepository bookings,
      BookingViews views,
      BookingSteps steps,
      Transactions transactions,
      InstantSource clock) {
    this.bookings = bookings;
    this.views = views;
    this.steps = steps;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * @param comment words for staff; null without any
   * @throws DomainError {@code not-found}, {@code booking-rated}, {@code
   *     booking-action-not-allowed}
   */
  Booking rate(Actor actor, long id, int stars, @Nullable String comment) {
    return transactions.write(
        () -> {
          var booking = views.own(actor, bookings.lock(id).orElseThrow(DomainError::notFound));
          if (booking.ratedAt != null) {
            throw DomainError.of(PickupProblem.BOOKING_RATED);
          }
          var step = BookingSteps.require(booking, actor, BookingAction.RATE);
          booking.ratedAt = clock.instant();
          booking.ratingStars = stars;
          return steps.write(booking, step.note(comment).details(Map.of("stars", stars)));
        });
  }
}
