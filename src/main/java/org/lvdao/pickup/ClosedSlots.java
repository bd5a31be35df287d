package org.lvdao.pickup;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.pickup.BookingSteps.Step;
import org.lvdao.pickup.payment.Payments;
import org.lvdao.pickup.slot.Closures;
import org.lvdao.pickup.slot.Slot;
import org.lvdao.pickup.slot.SlotProblem;
import org.lvdao.pickup.slot.Slots;
import org.lvdao.pickup.workflow.BookingAction;
import org.lvdao.pickup.workflow.BookingStatus;
import org.lvdao.platform.jobs.DueWork;

/**
 * Gives bookings whose slot was closed the next free one of the same station, or ends them when
 * there is none, and tells the resident why.
 */
@Singleton
class ClosedSlots {
  private final BookingRepository bookings;
  private final BookingSteps steps;
  private final BookingEnds ends;
  private final BookingMoves moves;
  private final Payments payments;
  private final BookingNotices notices;
  private final Slots slots;
  private final Closures closures;
  private final DueWork work;
  private final InstantSource clock;

  ClosedSlots(
      BookingRepository bookings,
      BookingSteps steps,
      BookingEnds ends,
      BookingMoves moves,
      Payments payments,
      BookingNotices notices,
      Slots slots,
      Closures closures,
      DueWork work,
      InstantSource clock) {
    this.bookings = bookings;
    this.steps = steps;
    this.ends = ends;
    this.moves = moves;
    this.payments = payments;
    this.notices = notices;
    this.slots = slots;
    this.closures = closures;
    this.work = work;
    this.clock = clock;
  }

  /** Returns how many bookings this node moved or ended. */
  @Scheduled(
      fixedDelay = "${lvdao.pickup.due-check:10s}",
      initialDelay = "${lvdao.pickup.due-check:10s}")
  int check() {
    return work.run(
        "Bookings in closed slots",
        size -> bookings.findInClosedSlots(clock.instant(), size),
        this::rebook);
  }

  private boolean rebook(long id) {
    var booking = bookings.lock(id).orElseThrow();
    var closed = slots.find(booking.slotId).orElseThrow();
    if (!booking.status.isBeforeVisit() || !closed.closed()) {
      return false;
    }
    var reason = closures.reason(closed);
    var next = slots.nextFree(booking.stationId, clock.instant(), booking.bulky, 1);
    if (next.isEmpty()) {
      if (booking.status == BookingStatus.HELD && payments.end(booking.id)) {
        // The provider is asked whether it was paid, and decides.
        steps.lookAgain(booking, null);
        return true;
      }
      ends.end(booking, Step.bySystem(BookingAction.CANCEL).note(reason), reason);
      return true;
    }
    var moved = move(booking, next.getFirst(), Step.bySystem(BookingAction.REBOOK).note(reason));
    notices.rebooked(moved, reason);
    return true;
  }

  private Booking move(Booking booking, Slot slot, Step step) {
    try {
      return moves.move(booking, slot, step);
    } catch (DomainError taken) {
      // Somebody took the last place meanwhile: the next run finds another.
      throw taken.type() == SlotProblem.SLOT_FULL || taken.type() == SlotProblem.SLOT_CLOSED
          ? DomainError.of(CommonProblem.STALE_VERSION)
          : taken;
    }
  }

  /** Why nobody comes at the time of the booking; null when somebody does. */
  @Nullable String reason(Booking booking) {
    return slots.find(booking.slotId).filter(Slot::closed).map(closures::reason).orElse(null);
  }
}
