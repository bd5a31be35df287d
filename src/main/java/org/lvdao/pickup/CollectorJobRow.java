package org.lvdao.pickup;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a collector has had to do with a booking.
 *
 * @param assignedAt when they last got it; null when they never had it
 * @param declinedWindow begin of the window in which they do not want it; null for none
 */
@Introspected
record CollectorJobRow(
    long bookingId,
    long collectorId,
    @Nullable Instant assignedAt,
    @Nullable Instant declinedWindow) {

  boolean declined(Booking booking) {
    return booking.startsAt.equals(declinedWindow);
  }
}
