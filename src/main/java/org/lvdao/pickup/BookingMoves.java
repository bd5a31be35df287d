package org.lvdao.pickup;

import jakarta.inject.Singleton;
import java.util.Map;
import org.lvdao.kernel.DomainError;
import org.lvdao.pickup.BookingSteps.Step;
import org.lvdao.pickup.slot.Slot;
import org.lvdao.pickup.slot.Slots;
import org.lvdao.pickup.workflow.BookingStatus;

/**
 * Gives bookings another slot of their station, in the caller's transaction. The place one has is
 * given back with the same commit that takes the new one, so nobody ends up with none.
 */
@Singleton
class BookingMoves {
  private final BookingSteps steps;
  private final BookingDue due;
  private final BookingNotices notices;
  private final Slots slots;

  BookingMoves(BookingSteps steps, BookingDue due, BookingNotices notices, Slots slots) {
    this.steps = steps;
    this.due = due;
    this.notices = notices;
    this.slots = slots;
  }

  /**
   * The collector it had, if any, is told; the new window is offered again.
   *
   * @param step {@code MOVE} or {@code REBOOK}
   * @throws DomainError {@code slot-full}, {@code slot-closed}
   */
  Booking move(Booking booking, Slot slot, Step step) {
    slots.exchange(booking.slotId, booking.bulky, slot.id(), booking.bulky);
    var details = Map.<String, Object>of("from", booking.startsAt.toString());
    var before = booking.dueAt;
    booking.takeSlot(slot, booking.bulky);
    booking.missedAt = null;
    var collector = booking.unassign();
    if (booking.status != BookingStatus.HELD) {
      booking.dueAt = due.forCollector(booking);
    } else {
      // Another slot gives nobody more time to pay.
      var until = due.forResident(booking);
      booking.dueAt = before != null && before.isBefore(until) ? before : until;
    }
    var moved = steps.write(booking, step.details(details));
    notices.withdrawn(moved, collector);
    return moved;
  }
}
