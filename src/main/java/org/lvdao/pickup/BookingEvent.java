package org.lvdao.pickup;

import io.micronaut.serde.annotation.Serdeable;
import org.lvdao.kernel.DomainEvent;

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
}
