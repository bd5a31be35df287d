package org.lvdao.pickup;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.DomainError;
import org.lvdao.photo.PhotoService;
import org.lvdao.pickup.workflow.BookingAction;
import org.lvdao.pickup.workflow.BookingStatus;
import org.lvdao.pickup.workflow.BookingWorkflow;
import org.lvdao.platform.database.Transactions;

/**
 * What collectors do on their way. Their phones may tell it hours later, twice and in any order:
 * each step has its own time and its own column, the earliest of two times stays, and the state is
 * that of the farthest step, so that every order ends in the same state.
 */
@Singleton
class CollectorSteps {
  private final BookingRepository bookings;
  private final BookingSteps steps;
  private final FruitlessVisits fruitless;
  private final BookingPhotoRepository photoRows;
  private final PhotoService photos;
  private final CollectorJobRepository jobs;
  private final JobsGivenBack givenBack;
  private final BookingNotices notices;
  private final DispatchSettings settings;
  private final Transactions transactions;
  private final InstantSource clock;

  CollectorSteps(
      BookingRepository bookings,
      BookingSteps steps,
      FruitlessVisits fruitless,
      BookingPhotoRepository photoRows,
      PhotoService photos,
      CollectorJobRepository jobs,
      JobsGivenBack givenBack,
      BookingNotices notices,
      DispatchSettings settings,
      Transactions transactions,
      InstantSource clock) {
    this.bookings = bookings;
    this.steps = steps;
    this.fruitless = fruitless;
    this.photoRows = photoRows;
    this.photos = photos;
    this.jobs = jobs;
    this.givenBack = givenBack;
    this.notices = notices;
    this.settings = settings;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * @param at by the clock of the phone
   * @throws DomainError as {@link #require}
   */
  Booking depart(Actor actor, long id, Instant at) {
    return transactions.write(
        () -> {
          var booking = require(actor, id, BookingAction.DEPART, at);
          if (booking.departedAt != null && !at.isBefore(booking.departedAt)) {
            return booking;
          }
          booking.departedAt = at;
          boolean sets = booking.status == BookingStatus.ASSIGNED;
          var departed =
              steps.write(
                  booking, BookingSteps.require(booking, actor, BookingAction.DEPART).at(at));
          if (sets) {
            notices.underWay(departed);
          }
          return departed;
        });
  }

  /** As {@link #depart}. */
  Booking arrive(Actor actor, long id, Instant at) {
    return transactions.write(
        () -> {
          var booking = require(actor, id, BookingAction.ARRIVE, at);
          if (booking.arrivedAt != null && !at.isBefore(booking.arrivedAt)) {
            return booking;
          }
          booking.arrivedAt = at;
          wasThere(booking, at);
          return steps.write(
              booking, BookingSteps.require(booking, actor, BookingAction.ARRIVE).at(at));
        });
  }

  /**
   * Why the collector could not collect, and what shows it.
   *
   * @param note words for staff; null without any
   */
  record NoShow(NoShowReason reason, @Nullable String note, List<Long> photoIds) {}

  /** As {@link #depart}. A photo must show it, but nobody stays for one where it is unsafe. */
  Booking noShow(Actor actor, long id, Instant at, NoShow told) {
    if (told.reason() != NoShowReason.UNSAFE && told.photoIds().isEmpty()) {
      throw DomainError.field("/photoIds", "required");
    }
    return transactions.write(
        () -> {
          var booking = require(actor, id, BookingAction.NO_SHOW, at);
          if (!isEarlier(booking, at, told.reason())) {
            return booking;
          }
          booking.noShowAt = at;
          booking.noShowReason = told.reason();
          boolean ends = booking.status.awaitsVisit() || booking.status == BookingStatus.ARRIVED;
          wasThere(booking, at);
          if (ends || booking.status == BookingStatus.NO_SHOW) {
            booking.dueAt = fruitless.due(booking, told.reason());
          }
          attach(actor, booking, told.photoIds());
          var written =
              steps.write(
                  booking,
                  BookingSteps.require(booking, actor, BookingAction.NO_SHOW)
                      .at(at)
                      .note(told.note())
                      .details(Map.of("reason", told.reason().name())));
          if (ends) {
            notices.noShow(written);
          }
          return written;
        });
  }

  private static boolean isEarlier(Booking booking, Instant at, NoShowReason reason) {
    if (booking.noShowAt == null) {
      return true;
    }
    int order = at.compareTo(booking.noShowAt);
    return order < 0
        || (order == 0 && reason.compareTo(Objects.requireNonNull(booking.noShowReason)) < 0);
  }

  /** What waited for somebody to come, waits no longer. */
  void wasThere(Booking booking, Instant at) {
    boolean missed = booking.missedAt != null;
    booking.visited(at);
    if (missed && booking.missedAt == null) {
      jobs.notMissed(booking.id, Objects.requireNonNull(booking.collectorId));
    }
    if (booking.status.awaitsVisit()) {
      booking.dueAt = null;
    }
  }

  private void attach(Actor actor, Booking booking, List<Long> photoIds) {
    photos.attach(actor.accountId(), photoIds, BookingItems.PHOTO_OWNER, booking.id, "/photoIds");
    var known =
        photoRows.find(List.of(booking.id)).stream()
            .map(BookingPhotoRow::photoId)
            .collect(Collectors.toSet());
    for (long photo : photoIds) {
      if (!known.contains(photo)) {
        photoRows.insert(photo, booking.id, null, BookingPhotoRow.Purpose.NO_SHOW.name());
      }
    }
  }

  /**
   * The job of the actor, locked, at a possible time.
   *
   * @throws DomainError {@code not-found}; {@code job-taken} when they had it and have it no more;
   *     {@code booking-action-not-allowed}, each with the job as it stands; or naming the time
   */
  Booking require(Actor actor, long id, BookingAction action, Instant at) {
    var booking = bookings.lock(id).orElseThrow(DomainError::notFound);
    if (givenBack.isFree(booking, actor)) {
      checkTime(at, givenBack.hadSince(booking, actor));
      booking = givenBack.takeAgain(booking, actor);
    } else if (!booking.isAssignedTo(actor.accountId())) {
      throw hadIt(actor, id)
          ? DomainError.of(PickupProblem.JOB_TAKEN)
              .with("bookingStatus", booking.status.name())
              .with("job", JobState.of(booking, actor))
          : DomainError.notFound();
    }
    checkTime(at, Objects.requireNonNull(booking.assignedAt));
    if (BookingWorkflow.partyFor(action, actor, booking) == null) {
      throw booking.actionNotAllowed(actor).with("job", JobState.of(booking, actor));
    }
    return booking;
  }

  private boolean hadIt(Actor actor, long id) {
    return jobs.find(id, actor.accountId()).filter(job -> job.assignedAt() != null).isPresent();
  }

  private void checkTime(Instant at, Instant assigned) {
    if (at.isAfter(clock.instant().plus(settings.clockSkew()))) {
      throw DomainError.field("/at", "in-the-future");
    }
    if (at.isBefore(assigned.minus(settings.clockSkew()))) {
      throw DomainError.field("/at", "before-assignment");
    }
  }
}
