package org.lvdao.pickup;

import jakarta.inject.Singleton;
import java.util.Set;
import org.lvdao.pickup.BookingSteps.Step;
import org.lvdao.pickup.payment.Payments;
import org.lvdao.pickup.workflow.BookingAction;
import org.lvdao.pickup.workflow.BookingStatus;

/** Ends bookings that nobody confirmed or paid in time. */
@Singleton
class HeldBookings implements DueBooking {
  private final BookingRepository bookings;
  private final BookingSteps steps;
  private final BookingEnds ends;
  private final Payments payments;
  private final BookingNotices notices;

  HeldBookings(
      BookingRepository bookings,
      BookingSteps steps,
      BookingEnds ends,
      Payments payments,
      BookingNotices notices) {
    this.bookings = bookings;
    this.steps = steps;
    this.ends = ends;
    this.payments = payments;
    this.notices = notices;
  }

  @Override
  public Set<BookingStatus> states() {
    return Set.of(BookingStatus.HELD);
  }

  @Override
  public void act(Booking found) {
    // Locked, so that nobody begins to pay meanwhile.
    var booking = bookings.lock(found.id).orElseThrow();
    if (booking.version != found.version) {
      return;
    }
    if (payments.end(booking.id)) {
      // The provider is asked whether it was paid, and decides.
      steps.lookAgain(booking, null);
      return;
    }
    notices.expired(ends.end(booking, Step.bySystem(BookingAction.EXPIRE), null));
  }
}
