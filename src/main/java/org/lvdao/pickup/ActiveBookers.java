package org.lvdao.pickup;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Set;
import org.lvdao.kernel.ResidentActivity;

/** Whose recyclables were picked up. */
@Singleton
class ActiveBookers implements ResidentActivity {
  private final BookingRepository bookings;

  ActiveBookers(BookingRepository bookings) {
    this.bookings = bookings;
  }

  @Override
  public Kind kind() {
    return Kind.PICKUP;
  }

  @Override
  public Set<Long> accounts(String district, Instant from, Instant until) {
    return Set.copyOf(bookings.findServed(district, from, until));
  }
}
