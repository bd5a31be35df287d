package org.lvdao.pickup;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lvdao.pickup.workflow.BookingStatus;

/** Pickups that are settled (结算), which is their end. */
@Singleton
public class SettledPickups {
  private final BookingRepository bookings;

  SettledPickups(BookingRepository bookings) {
    this.bookings = bookings;
  }

  /**
   * @param residentId the account of who booked
   * @param ratedAt null when the resident gave no stars
   */
  public record Settled(
      long residentId,
      String district,
      String bookingNo,
      Instant settledAt,
      @Nullable Instant ratedAt) {}

  /** Empty when it is none, or its resident has been erased. */
  public Optional<Settled> find(long bookingId) {
    var booking = bookings.findById(bookingId).orElse(null);
    if (booking == null || booking.status != BookingStatus.SETTLED || booking.residentId == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Settled(
            booking.residentId,
            booking.district,
            booking.bookingNo,
            Objects.requireNonNull(booking.settledAt),
            booking.ratedAt));
  }
}
