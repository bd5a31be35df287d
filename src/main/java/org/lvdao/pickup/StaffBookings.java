package org.lvdao.pickup;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.lvdao.account.StaffAccounts;
import org.lvdao.area.AreaService;
import org.lvdao.area.Position;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.Cursor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Page;
import org.lvdao.kernel.Role;
import org.lvdao.pickup.BookingSteps.Step;
import org.lvdao.pickup.workflow.BookingAction;
import org.lvdao.pickup.workflow.BookingStatus;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.database.Transactions;

/** What staff do with the bookings of their areas. */
@Singleton
class StaffBookings {
  /** Farther than any window, and within what every database can compare. */
  private static final long LAST_MILLIS = Instant.parse("2200-01-01T00:00:00Z").toEpochMilli();

  private final BookingRepository bookings;
  private final StaffBookingRepository lists;
  private final StaffBookingViews views;
  private final Assignments assignments;
  private final Dispatch dispatch;
  private final BookingEnds ends;
  private final Visits visits;
  private final StaffAccounts accounts;
  private final AreaService areas;
  private final AuditLog audit;
  private final Transactions transactions;

  StaffBookings(
      BookingRepository bookings,
      StaffBookingRepository lists,
      StaffBookingViews views,
      Assignments assignments,
      Dispatch dispatch,
      BookingEnds ends,
      Visits visits,
      StaffAccounts accounts,
      AreaService areas,
      AuditLog audit,
      Transactions transactions) {
    this.bookings = bookings;
    this.lists = lists;
    this.views = views;
    this.assignments = assignments;
    this.dispatch = dispatch;
    this.ends = ends;
    this.visits = visits;
    this.accounts = accounts;
    this.areas = areas;
    this.audit = audit;
    this.transactions = transactions;
  }

  /**
   * Which bookings to list.
   *
   * @param district null for all of the actor's
   * @param statuses not empty
   * @param stationId 0 for any, as the collector's
   * @param left only those that nobody took when they were offered
   */
  record Wanted(
      @Nullable String district,
      Set<BookingStatus> statuses,
      long stationId,
      long collectorId,
      boolean left,
      Instant from,
      Instant to) {}

  /** Those whose windows begin in the time, the earliest first. */
  Page<StaffBookingView> list(Actor actor, Wanted wanted, @Nullable String cursor, int limit) {
    var after = Cursor.decode(cursor, 2);
    var all = BookingStaff.Scope.of(actor, areas);
    var scope = wanted.district() == null ? all : all.in(wanted.district());
    var page =
        Page.cut(
            lists.find(
                scope.districts(),
                scope.whole(),
                scope.parts(),
                wanted.statuses().stream().map(Enum::name).toList(),
                wanted.stationId(),
                wanted.collectorId(),
                wanted.left(),
                wanted.from(),
                wanted.to(),
                start(after),
                after == null ? 0 : after.number(1),
                limit + 1),
            limit,
            booking -> Cursor.of(booking.startsAt.toEpochMilli(), booking.id));
    return new Page<>(views.list(actor, page.items()), page.nextCursor());
  }

  /** The begin of the window a list goes on with. */
  static Instant start(@Nullable Cursor after) {
    return Instant.ofEpochMilli(after == null ? 0 : Math.clamp(after.number(0), 0, LAST_MILLIS));
  }

  /**
   * @throws DomainError {@code not-found} also outside the actor's areas
   */
  Booking read(Actor actor, long id) {
    return seen(actor, bookings.findById(id).orElseThrow(DomainError::notFound));
  }

  private static Booking seen(Actor actor, Booking booking) {
    if (!BookingStaff.maySee(actor, booking.areaPath())) {
      throw DomainError.notFound();
    }
    return booking;
  }

  /**
   * Gives a booking to a collector, also from another one.
   *
   * @param version that was read; needed to take it from a collector
   * @param collectorId null for the fittest on duty
   * @param reason words for the history; null without any
   * @throws DomainError {@code not-found}, {@code forbidden}, {@code stale-version}, {@code
   *     if-match-required}, {@code booking-action-not-allowed}, {@code collector-full}, {@code
   *     no-collector}, {@code window-over}, or naming the collector
   */
  Booking assign(
      Actor actor,
      long id,
      @Nullable Long version,
      @Nullable Long collectorId,
      @Nullable String reason) {
    var area = read(actor, id).areaPath();
    actor.require(Role.DISPATCHER, area);
    if (collectorId != null
        && !accounts.holding(List.of(collectorId), Role.COLLECTOR, area).contains(collectorId)) {
      throw DomainError.field("/collectorId", "unknown-collector");
    }
    return transactions.write(
        () -> {
          // Before the booking, as everybody does.
          var collector =
              collectorId == null ? null : assignments.lock(collectorId, area.district());
          // The fittest is locked after the booking was read, so that one must not be locked here.
          return step(
              actor,
              collector == null ? bookings.findById(id) : bookings.lock(id),
              version,
              BookingAction.ASSIGN,
              (booking, step) -> {
                if (booking.collectorId != null && version == null) {
                  throw DomainError.of(CommonProblem.IF_MATCH_REQUIRED);
                }
                if (collector == null) {
                  return assignments
                      .giveToFittest(booking, step)
                      .orElseThrow(() -> DomainError.of(PickupProblem.NO_COLLECTOR));
                }
                return booking.isAssignedTo(collector.accountId())
                    ? booking
                    : assignments.give(booking, collector, step.note(reason));
              });
        });
  }

  /**
   * Offers a booking that nobody took again.
   *
   * @throws DomainError as {@link #assign}
   */
  Booking offer(Actor actor, long id, long version) {
    return locked(
        actor,
        id,
        version,
        BookingAction.OFFER,
        (booking, step) -> {
          if (assignments.isOver(booking)) {
            throw DomainError.of(PickupProblem.WINDOW_OVER);
          }
          return dispatch.offer(booking, Dispatch.NEAR, step);
        });
  }

  /**
   * Cancels a booking, for a reason the resident is told.
   *
   * @throws DomainError as {@link #assign}
   */
  Booking cancel(Actor actor, long id, long version, String reason) {
    return locked(
        actor,
        id,
        version,
        BookingAction.CANCEL,
        (booking, step) -> ends.end(booking, step.note(reason), reason));
  }

  private Booking locked(
      Actor actor,
      long id,
      long version,
      BookingAction action,
      BiFunction<Booking, Step, Booking> take) {
    return transactions.write(() -> step(actor, bookings.lock(id), version, action, take));
  }

  private static Booking step(
      Actor actor,
      Optional<Booking> found,
      @Nullable Long version,
      BookingAction action,
      BiFunction<Booking, Step, Booking> take) {
    var booking = seen(actor, found.orElseThrow(DomainError::notFound));
    actor.require(Role.DISPATCHER, booking.areaPath());
    if (version != null && version != booking.version) {
      throw DomainError.of(CommonProblem.STALE_VERSION);
    }
    return take.apply(booking, BookingSteps.require(booking, actor, action));
  }

  /** Why somebody must know. */
  @Serdeable
  record Purpose(@NotBlank @Size(max = 200) String reason) {}

  /** Where a collector goes and whom they ask for. */
  @Serdeable
  record Revealed(
      String address,
      String name,
      String phone,
      @Nullable String note,
      @Nullable Position position) {
    /** Keeps it out of logs. */
    @Override
    public String toString() {
      return "Revealed";
    }
  }

  /**
   * Shows where it is and whom to ask for; the audit log keeps who saw it.
   *
   * @throws DomainError {@code not-found} also after erasure
   */
  Revealed reveal(Actor actor, long id, Purpose purpose) {
    var booking = read(actor, id);
    var visit = visits.open(booking).orElseThrow(DomainError::notFound);
    audit.record(
        actor,
        "contact-revealed",
        "pickup-booking",
        Long.toString(id),
        booking.district,
        Map.of("reason", purpose.reason()));
    return new Revealed(
        visit.address(),
        visit.name(),
        visit.phone(),
        visit.note(),
        booking.place().map(place -> Position.of(place, booking.accuracy)).orElse(null));
  }
}
