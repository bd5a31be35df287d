package org.lvdao.pickup;

import java.util.Set;
import org.lvdao.pickup.workflow.BookingStatus;

/**
 * What the clock does with bookings in some states. Each state has one at the most; {@link
 * BookingJob} calls it in a transaction once {@link Booking#dueAt} has passed.
 */
interface DueBooking {
  Set<BookingStatus> states();

  /**
   * Does what is due, through {@link BookingSteps}, and leaves another {@link Booking#dueAt} or
   * none.
   */
  void act(Booking booking);
}
