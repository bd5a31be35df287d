package org.lvdao.pickup;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.lvdao.pickup.BookingSteps.Step;
import org.lvdao.pickup.payment.Payments;
import org.lvdao.pickup.slot.Slots;

/**
 * Ends bookings whose place was not used yet, with their places and fees, in the caller's
 * transaction.
 */
@Singleton
class BookingEnds {
  private final BookingSteps steps;
  private final Slots slots;
  private final Payments payments;
  private final BookingNotices notices;

  BookingEnds(BookingSteps steps, Slots slots, Payments payments, BookingNotices notices) {
    this.steps = steps;
    this.slots = slots;
    this.payments = payments;
    this.notices = notices;
  }

  /**
   * Cancels or expires it.
   *
   * @param step {@code CANCEL} or {@code EXPIRE}
   * @param reason what the resident is told, of what is not their own doing; null for that
   */
  Booking end(Booking booking, Step step, @Nullable String reason) {
    slots.giveBack(booking.slotId, booking.bulky);
    payments.end(booking.id);
    booking.dueAt = null;
    var collector = booking.unassign();
    var ended = steps.write(booking, step);
    notices.withdrawn(ended, collector);
    if (reason != null) {
      notices.cancelled(ended, reason);
    }
    return ended;
  }
}
