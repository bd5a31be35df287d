package org.lvdao.pickup;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.pickup.BookingSteps.Step;
import org.lvdao.pickup.workflow.BookingAction;
import org.lvdao.pickup.workflow.BookingStatus;
import org.lvdao.platform.database.Transactions;

/**
 * Finds collectors for bookings (派单与抢单): offers each to those on duty of its station, then to those
 * of the district, then leaves it to a dispatcher; or gives it to the fittest at once. And says
 * when nobody came.
 */
@Singleton
class Dispatch implements DueBooking {
  /** The round in which an offer stands for the collectors of the station alone. */
  static final int NEAR = 1;

  /** The round in which it stands for all of the district. */
  static final int WIDE = 2;

  /** Nobody took it: a dispatcher decides. */
  static final int LEFT = 3;

  private final BookingRepository bookings;
  private final BookingSteps steps;
  private final BookingEnds ends;
  private final BookingNotices notices;
  private final CollectorJobRepository jobs;
  private final Assignments assignments;
  private final DispatchSettings settings;
  private final PickupSettings periods;
  private final Transactions transactions;
  private final InstantSource clock;

  Dispatch(
      BookingRepository bookings,
      BookingSteps steps,
      BookingEnds ends,
      BookingNotices notices,
      CollectorJobRepository jobs,
      Assignments assignments,
      DispatchSettings settings,
      PickupSettings periods,
      Transactions transactions,
      InstantSource clock) {
    this.bookings = bookings;
    this.steps = steps;
    this.ends = ends;
    this.notices = notices;
    this.jobs = jobs;
    this.assignments = assignments;
    this.settings = settings;
    this.periods = periods;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Finds a collector for a booking that nobody has tried to find one for; else does nothing. */
  void beginIfWaiting(long id) {
    transactions.run(() -> begin(id));
  }

  private void begin(long id) {
    var booking = bookings.findById(id).orElseThrow();
    try {
      if (waits(booking)) {
        begin(booking);
      }
    } catch (DomainError error) {
      // Somebody changed it meanwhile, and it may wait no longer.
      throw error.type() == CommonProblem.STALE_VERSION ? new Transactions.Outrun() : error;
    }
  }

  /** Whether nobody has tried yet to find a collector. */
  boolean waits(Booking booking) {
    return booking.status == BookingStatus.BOOKED
        && booking.offerRound == 0
        && !assignments.isOver(booking);
  }

  /** In the caller's transaction, for a booking that {@link #waits}. */
  private void begin(Booking booking) {
    if (settings.first() == DispatchSettings.First.ASSIGN
        && assignments.giveToFittest(booking, Step.bySystem(BookingAction.ASSIGN)).isPresent()) {
      return;
    }
    offer(booking, NEAR, Step.bySystem(BookingAction.OFFER));
  }

  /**
   * Offers a booking that nobody has; a running offer goes on to the next round.
   *
   * @param step {@code OFFER}
   */
  Booking offer(Booking booking, int round, Step step) {
    var until = clock.instant().plus(settings.offerFor());
    var decision = booking.startsAt.minus(settings.decideBefore());
    if (round == WIDE && decision.isAfter(until)) {
      until = decision;
    }
    booking.offerRound = round;
    booking.dueAt = until.isBefore(booking.endsAt) ? until : booking.endsAt;
    return steps.write(booking, step.details(Map.of("round", round)));
  }

  @Override
  public Set<BookingStatus> states() {
    return EnumSet.of(
        BookingStatus.BOOKED,
        BookingStatus.OFFERED,
        BookingStatus.ASSIGNED,
        BookingStatus.EN_ROUTE);
  }

  @Override
  public void act(Booking booking) {
    if (booking.missedAt != null) {
      notices.missedExpired(ends.end(booking, Step.bySystem(BookingAction.EXPIRE), null));
    } else if (assignments.isOver(booking)) {
      miss(booking.status == BookingStatus.OFFERED ? endOffer(booking) : booking);
    } else if (booking.status == BookingStatus.OFFERED && booking.offerRound == NEAR) {
      offer(booking, WIDE, Step.bySystem(BookingAction.OFFER));
    } else if (booking.status == BookingStatus.OFFERED) {
      endOffer(booking);
    } else if (waits(booking)) {
      // Its event was not handled.
      begin(booking);
    } else {
      steps.lookAgain(booking, booking.endsAt);
    }
  }

  private Booking endOffer(Booking booking) {
    booking.offerRound = LEFT;
    booking.dueAt = booking.endsAt;
    return steps.write(booking, Step.bySystem(BookingAction.END_OFFER));
  }

  /** Nobody came: the collector keeps it, because their phone may tell later that they did. */
  private void miss(Booking booking) {
    Instant now = clock.instant();
    booking.missedAt = now;
    booking.dueAt = now.plus(periods.missedKept());
    if (booking.collectorId != null) {
      jobs.missed(booking.id, booking.collectorId, now);
    }
    notices.missed(steps.write(booking, Step.bySystem(BookingAction.MISS)));
  }
}
