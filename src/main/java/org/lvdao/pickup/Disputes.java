package org.lvdao.pickup;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Set;
import org.lvdao.account.StaffAccounts;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Role;
import org.lvdao.pickup.workflow.BookingAction;
import org.lvdao.pickup.workflow.BookingStatus;

/**
 * Weights a resident does not agree with (异议). The supervisors of the area are told at once, and
 * again when nobody has decided in time; nothing is paid before one has.
 */
@Singleton
class Disputes implements DueBooking {
  /** More supervisors than any district has. */
  private static final int MOST = 100;

  private final BookingRepository bookings;
  private final BookingSteps steps;
  private final BookingNotices notices;
  private final StaffAccounts accounts;
  private final PickupSettings settings;
  private final InstantSource clock;

  Disputes(
      BookingRepository bookings,
      BookingSteps steps,
      BookingNotices notices,
      StaffAccounts accounts,
      PickupSettings settings,
      InstantSource clock) {
    this.bookings = bookings;
    this.steps = steps;
    this.notices = notices;
    this.accounts = accounts;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * @param booking locked by the caller's transaction
   * @throws DomainError {@code booking-action-not-allowed}
   */
  Booking open(Actor actor, Booking booking, String reason) {
    var step = BookingSteps.require(booking, actor, BookingAction.DISPUTE);
    booking.dueAt = clock.instant().plus(settings.decideWithin());
    var disputed = steps.write(booking, step.note(reason.strip()));
    notices.disputed(disputed, supervisors(disputed));
    return disputed;
  }

  @Override
  public Set<BookingStatus> states() {
    return Set.of(BookingStatus.DISPUTED);
  }

  @Override
  public void act(Booking found) {
    var booking = bookings.lock(found.id).orElseThrow();
    if (booking.version == found.version) {
      notices.undecided(booking, supervisors(booking));
      steps.lookAgain(booking, null);
    }
  }

  private Collection<Long> supervisors(Booking booking) {
    var inDistrict = accounts.workingIn(booking.district, Role.SUPERVISOR, 0, MOST);
    return accounts.holding(inDistrict, Role.SUPERVISOR, booking.areaPath());
  }
}
