package org.lvdao.pickup;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.pickup.workflow.BookingAction;
import org.lvdao.pickup.workflow.BookingStatus;
import org.lvdao.pickup.workflow.BookingWorkflow;

/**
 * How a job stands. What was done has the time of the phone that did it.
 *
 * @param start of its window
 * @param mine whether the collector who asks has it
 * @param missed whether nobody came in the window
 * @param allowedActions what the collector who asks can do next
 * @param version the booking's row version
 */
@Serdeable
record JobState(
    String bookingId,
    String bookingNo,
    BookingStatus status,
    String statusName,
    boolean mine,
    Instant start,
    Instant end,
    @Nullable Instant assignedAt,
    @Nullable Instant departedAt,
    @Nullable Instant arrivedAt,
    @Nullable Instant weighedAt,
    @Nullable Instant noShowAt,
    @Nullable NoShowReason noShowReason,
    boolean missed,
    List<String> allowedActions,
    long version) {

  static JobState of(Booking booking, Actor actor) {
    return new JobState(
        Long.toString(booking.id),
        booking.bookingNo,
        booking.status,
        booking.status.label(),
        booking.isAssignedTo(actor.accountId()),
        booking.startsAt,
        booking.endsAt,
        booking.assignedAt,
        booking.departedAt,
        booking.arrivedAt,
        booking.weighedAt,
        booking.noShowAt,
        booking.noShowReason,
        booking.missedAt != null,
        BookingWorkflow.allowed(booking, actor).stream()
            .filter(action -> BookingWorkflow.target(booking.status, action) != booking.status)
            .map(BookingAction::code)
            .toList(),
        booking.version);
  }
}
