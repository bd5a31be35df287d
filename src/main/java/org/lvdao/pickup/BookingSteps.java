package org.lvdao.pickup;

import io.micronaut.data.exceptions.OptimisticLockException;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Ids;
import org.lvdao.pickup.workflow.BookingAction;
import org.lvdao.pickup.workflow.BookingParty;
import org.lvdao.pickup.workflow.BookingStatus;
import org.lvdao.pickup.workflow.BookingWorkflow;
import org.lvdao.platform.database.StoredJson;
import org.lvdao.platform.outbox.Outbox;

/**
 * Writes a step of a booking: the changed row, its history and its event, in the caller's
 * transaction. Nothing else writes these tables, but for {@link Visits}.
 */
@Singleton
class BookingSteps {
  private final BookingRepository bookings;
  private final BookingHistoryRepository history;
  private final Outbox outbox;
  private final StoredJson json;
  private final Ids ids;
  private final InstantSource clock;

  BookingSteps(
      BookingRepository bookings,
      BookingHistoryRepository history,
      Outbox outbox,
      StoredJson json,
      Ids ids,
      InstantSource clock) {
    this.bookings = bookings;
    this.history = history;
    this.outbox = outbox;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What was done and what goes with it.
   *
   * @param happenedAt by the clock of the phone that did it; null for now
   * @param note words of whoever took the step; null without any
   * @param details what else changed, by name; never personal data
   */
  record Step(
      Actor actor,
      BookingParty by,
      BookingAction action,
      @Nullable Instant happenedAt,
      @Nullable String note,
      Map<String, Object> details) {

    static Step of(Actor actor, BookingParty by, BookingAction action) {
      return new Step(actor, by, action, null, null, Map.of());
    }

    /** What the system does by itself. */
    static Step bySystem(BookingAction action) {
      return of(Actor.SYSTEM, BookingParty.SYSTEM, action);
    }

    Step at(Instant moment) {
      return new Step(actor, by, action, moment, note, details);
    }

    Step note(@Nullable String words) {
      return new Step(actor, by, action, happenedAt, words, details);
    }

    Step details(Map<String, Object> more) {
      return new Step(actor, by, action, happenedAt, note, more);
    }
  }

  /**
   * The step as the actor may take it now.
   *
   * @throws DomainError {@code booking-action-not-allowed}
   */
  static Step require(Booking booking, Actor actor, BookingAction action) {
    var party = BookingWorkflow.partyFor(action, actor, booking);
    if (party == null) {
      throw booking.actionNotAllowed(actor);
    }
    return Step.of(actor, party, action);
  }

  /** The first step; the status is the one it was given. */
  Booking begin(Booking booking, Step step) {
    booking.updatedAt = booking.createdAt;
    var saved = bookings.save(booking);
    record(saved, step, null);
    return saved;
  }

  /**
   * Takes the step where the table leads. What else changes, {@link Booking#dueAt} among it, stands
   * in the booking already.
   *
   * @throws DomainError {@code stale-version} when somebody else changed the booking meanwhile
   */
  Booking write(Booking booking, Step step) {
    var from = booking.status;
    booking.status = BookingWorkflow.target(from, step.action());
    booking.updatedAt = later(clock.instant(), booking.updatedAt);
    booking.endedAt =
        !booking.status.isEnded()
            ? null
            : booking.endedAt == null ? booking.updatedAt : booking.endedAt;
    Booking saved;
    try {
      saved = bookings.update(booking);
    } catch (OptimisticLockException changedMeanwhile) {
      throw DomainError.of(CommonProblem.STALE_VERSION);
    }
    record(saved, step, from);
    return saved;
  }

  /** Sets when the clock looks at it next, or never; no step of the booking. */
  void lookAgain(Booking booking, @Nullable Instant at) {
    booking.dueAt = at;
    bookings.update(booking);
  }

  /**
   * Gives the bookings of one account to another of the same person. This is no step of a booking:
   * its version grows so that a step under way does not write the old account back.
   */
  void changeResident(long from, long to) {
    for (var booking : bookings.lockOf(from)) {
      booking.residentId = to;
      bookings.update(booking);
    }
  }

  /**
   * Takes the resident out of a booking: nothing says any more whose it was, where the collector
   * came, and what the resident wrote. This is no step either.
   */
  void unlinkResident(Booking booking) {
    history.unlinkResident(booking.id);
    booking.residentId = null;
    booking.visit = null;
    booking.lat = null;
    booking.lon = null;
    booking.givenLat = null;
    booking.givenLon = null;
    booking.givenDatum = null;
    booking.accuracy = null;
    bookings.update(booking);
  }

  /** The steps of a booking keep their order although the clocks of the nodes differ. */
  private static Instant later(Instant now, Instant before) {
    return now.isAfter(before) ? now : before.plusMillis(1);
  }

  private void record(Booking booking, Step step, @Nullable BookingStatus from) {
    history.save(
        new BookingHistoryRow(
            ids.next(),
            booking.id,
            booking.updatedAt,
            step.happenedAt() == null ? booking.updatedAt : step.happenedAt(),
            step.actor().accountId(),
            step.by().roleName(),
            step.action().code(),
            from,
            booking.status,
            step.note(),
            step.details().isEmpty() ? null : json.write(step.details())));
    outbox.publish(new BookingEvent(booking.id, booking.version, step.action().code()));
  }
}
