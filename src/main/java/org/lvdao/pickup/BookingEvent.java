package org.lvdao.pickup;

import io.micronaut.serde.annotation.Serdeable;
import org.lvdao.kernel.DomainEvent;
import org.lvdao.pickup.workflow.BookingAction;

/**
 * A step of a booking was taken.
 *
 * @param bookingId the booking
 * @param version its row version after the step
 * @param action what was done, as in the history
 */
@Serdeable
public record BookingEvent(long bookingId, long version, String action) implements DomainEvent {
  @Override
  public long aggregateId() {
    return bookingId;
  }

  /** Whether what was weighed is paid, which is its end. */
  public boolean settles() {
    return action.equals(BookingAction.SETTLE.code());
  }

  /** Whether the resident gave it stars. */
  public boolean rates() {
    return action.equals(BookingAction.RATE.code());
  }
}
