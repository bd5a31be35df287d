package org.lvdao.pickup;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;

/** When the clock looks at a booking that waits; {@link BookingJob} then does what is due. */
@Singleton
class BookingDue {
  private final BookingSettings settings;
  private final InstantSource clock;

  BookingDue(BookingSettings settings, InstantSource clock) {
    this.settings = settings;
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

  /** Waits for a collector: at the end of its window nobody came. */
  Instant forCollector(Booking booking) {
    return booking.endsAt;
  }
}
