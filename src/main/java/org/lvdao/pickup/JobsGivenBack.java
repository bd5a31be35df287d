package org.lvdao.pickup;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.lvdao.kernel.Actor;
import org.lvdao.pickup.BookingSteps.Step;
import org.lvdao.pickup.workflow.BookingAction;
import org.lvdao.pickup.workflow.BookingStatus;

/**
 * Collectors who gave a job back, or went off duty, after they had set out; their phone tells of it
 * later. While the window runs and nobody else has the job, what they did counts.
 */
@Singleton
class JobsGivenBack {
  private final BookingHistoryRepository history;
  private final CollectorJobRepository jobs;
  private final BookingSteps steps;
  private final BookingNotices notices;
  private final InstantSource clock;

  JobsGivenBack(
      BookingHistoryRepository history,
      CollectorJobRepository jobs,
      BookingSteps steps,
      BookingNotices notices,
      InstantSource clock) {
    this.history = history;
    this.jobs = jobs;
    this.steps = steps;
    this.notices = notices;
    this.clock = clock;
  }

  /** Whether the actor was the last who had the job, and could have it still. */
  boolean isFree(Booking booking, Actor actor) {
    return booking.collectorId == null
        && (booking.status == BookingStatus.BOOKED || booking.status == BookingStatus.OFFERED)
        && clock.instant().isBefore(booking.endsAt)
        && history
            .findLastHandover(booking.id)
            .filter(row -> row.action().equals(BookingAction.DECLINE.code()))
            .filter(row -> row.actorId() == actor.accountId())
            .isPresent();
  }

  /** Since when the actor had the job. */
  Instant hadSince(Booking booking, Actor actor) {
    return Objects.requireNonNull(
        jobs.find(booking.id, actor.accountId()).orElseThrow().assignedAt());
  }

  /**
   * Gives it to them again.
   *
   * @param booking which is free, locked by the caller's transaction
   */
  Booking takeAgain(Booking booking, Actor actor) {
    booking.collectorId = actor.accountId();
    booking.assignedAt = hadSince(booking, actor);
    booking.dueAt = booking.endsAt;
    var given =
        steps.write(
            booking,
            Step.bySystem(BookingAction.ASSIGN)
                .note("回收员退单前已经出发，任务仍由其完成")
                .details(Map.of("collectorId", Long.toString(actor.accountId()))));
    notices.assigned(given, false, null);
    return given;
  }
}
