package org.lvdao.pickup;

import jakarta.inject.Singleton;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;
import org.lvdao.household.Households;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.DomainError;

/**
 * How much one household books, or one resident who belongs to none. Counted while nobody else of
 * the household can book: members wait for the lock of the household, and one account for itself,
 * because it keeps one place at a time.
 */
@Singleton
class BookingLimits {
  private final BookingRepository bookings;
  private final Households households;
  private final BookingSettings settings;
  private final InstantSource clock;

  BookingLimits(
      BookingRepository bookings,
      Households households,
      BookingSettings settings,
      InstantSource clock) {
    this.bookings = bookings;
    this.households = households;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Refuses one booking too many, in the transaction that writes it.
   *
   * @throws DomainError {@code booking-limit}
   */
  void checkNew(long residentId, @Nullable Long householdId, Instant startsAt) {
    if (householdId != null) {
      households.lock(householdId);
    }
    long open = bookings.countOpen(residentId, of(householdId));
    if (open >= settings.mostOpen()) {
      throw refusal("open", settings.mostOpen());
    }
    checkWeek(residentId, householdId, startsAt, 0);
  }

  /**
   * Refuses to move a booking into a week that is full, in the transaction that moves it.
   *
   * @throws DomainError {@code booking-limit}
   */
  void checkMove(Booking booking, long residentId, Instant startsAt) {
    if (booking.householdId != null) {
      households.lock(booking.householdId);
    }
    checkWeek(residentId, booking.householdId, startsAt, booking.id);
  }

  private void checkWeek(
      long residentId, @Nullable Long householdId, Instant startsAt, long besides) {
    var monday =
        BusinessTime.dayOf(startsAt).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    long inWeek =
        bookings.countBetween(
            residentId,
            of(householdId),
            BusinessTime.startOf(monday),
            BusinessTime.startOf(monday.plusWeeks(1)),
            besides);
    if (inWeek >= settings.mostPerWeek()) {
      throw refusal("week", settings.mostPerWeek());
    }
  }

  /** Whether nobody was there so often that the next booking asks for a confirmation first. */
  boolean mustConfirm(long residentId, @Nullable Long householdId) {
    var since = clock.instant().minus(Duration.ofDays(settings.noShowDays()));
    return bookings.countNoShows(residentId, of(householdId), since) >= settings.noShows();
  }

  /** No household has the id 0. */
  private static long of(@Nullable Long householdId) {
    return householdId == null ? 0 : householdId;
  }

  private static DomainError refusal(String limit, int most) {
    return DomainError.of(PickupProblem.BOOKING_LIMIT).with("limit", limit).with("most", most);
  }
}
