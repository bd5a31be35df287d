package org.lvdao.pickup;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lvdao.pickup.payment.Payments;
import org.lvdao.pickup.workflow.BookingStatus;

/**
 * Gives the fee back when a collector could not collect for a cause that is not the resident's. A
 * late phone may still tell that something was collected after all, so this waits as long as a
 * missed window does.
 */
@Singleton
class FruitlessVisits implements DueBooking {
  private final BookingRepository bookings;
  private final BookingSteps steps;
  private final Payments payments;
  private final PickupSettings settings;
  private final InstantSource clock;

  FruitlessVisits(
      BookingRepository bookings,
      BookingSteps steps,
      Payments payments,
      PickupSettings settings,
      InstantSource clock) {
    this.bookings = bookings;
    this.steps = steps;
    this.payments = payments;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * When the fee of a booking that ends so is given back; null when it is kept or there is none.
   */
  @Nullable Instant due(Booking booking, NoShowReason reason) {
    return booking.fee > 0 && !reason.isResidents()
        ? clock.instant().plus(settings.missedKept())
        : null;
  }

  @Override
  public Set<BookingStatus> states() {
    return Set.of(BookingStatus.NO_SHOW);
  }

  @Override
  public void act(Booking found) {
    var booking = bookings.lock(found.id).orElseThrow();
    if (booking.version == found.version) {
      payments.end(booking.id);
      steps.lookAgain(booking, null);
    }
  }
}
