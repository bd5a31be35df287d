package org.lvdao.pickup;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;

/** When the clock looks at a booking that waits; {@link BookingJob} then does what is due. */
@Singleton
class BookingDue {
  private final BookingSettings settings;
  private final DispatchSettings dispatch;
  private final InstantSource clock;

  BookingDue(BookingSettings settings, DispatchSettings dispatch, InstantSource clock) {
    this.settings = settings;
    this.dispatch = dispatch;
    this.clock = clock;
  }

  /**
   * Waits for the resident, to pay or to confirm: never beyond the moment from which it could not
   * be cancelled any more.
   */
  Instant forResident(Booking booking) {
    var now = clock.instant();
    var until = now.plus(booking.fee > 0 ? settings.payWithin() : settings.confirmWithin());
    var last = booking.startsAt.minus(settings.cancelUntil());
    return until.isBefore(last) ? until : last.isAfter(now) ? last : now;
  }

  /**
   * Has no collector, and {@link DispatchHandler} looks for one. When that has not come about, the
   * clock does; at the end of its window nobody came.
   */
  Instant forCollector(Booking booking) {
    var looked = clock.instant().plus(dispatch.offerFor());
    return looked.isBefore(booking.endsAt) ? looked : booking.endsAt;
  }
}
