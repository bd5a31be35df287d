package org.lvdao.pickup;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import org.lvdao.platform.outbox.OutboxHandler;
import org.lvdao.points.FixedAwards;

/** Gives the fixed points for a pickup once it is settled, besides what it brought. */
@Singleton
class PickupThanks implements OutboxHandler<BookingEvent> {
  private final BookingRepository bookings;
  private final FixedAwards awards;

  PickupThanks(BookingRepository bookings, FixedAwards awards) {
    this.bookings = bookings;
    this.awards = awards;
  }

  @Override
  public String name() {
    return "points-pickup-award";
  }

  @Override
  public Class<BookingEvent> eventType() {
    return BookingEvent.class;
  }

  @Override
  public void handle(List<BookingEvent> events) {
    events.stream()
        .filter(BookingEvent::settles)
        .forEach(event -> thank(bookings.findById(event.bookingId()).orElseThrow()));
  }

  private void thank(Booking booking) {
    if (booking.residentId != null) {
      awards.forPickup(booking.id, booking.residentId, Objects.requireNonNull(booking.weighedAt));
    }
  }
}
