package org.lvdao.pickup;

import static java.util.stream.Collectors.groupingBy;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.Wgs84;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Cursor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Page;
import org.lvdao.kernel.Role;
import org.lvdao.pickup.BookingSteps.Step;
import org.lvdao.pickup.catalogue.Catalogue;
import org.lvdao.pickup.catalogue.PriceList;
import org.lvdao.pickup.station.Stations;
import org.lvdao.pickup.workflow.BookingAction;
import org.lvdao.pickup.workflow.BookingParty;
import org.lvdao.pickup.workflow.BookingStatus;
import org.lvdao.platform.database.Transactions;

/** What is offered to collectors on duty (抢单), and who takes it. */
@Singleton
class Offers {
  private final BookingRepository bookings;
  private final BookingItemRepository items;
  private final CollectorJobRepository jobs;
  private final CollectorRegister collectors;
  private final Assignments assignments;
  private final Dispatch dispatch;
  private final Catalogue catalogue;
  private final Stations stations;
  private final DispatchSettings settings;
  private final Transactions transactions;
  private final InstantSource clock;

  Offers(
      BookingRepository bookings,
      BookingItemRepository items,
      CollectorJobRepository jobs,
      CollectorRegister collectors,
      Assignments assignments,
      Dispatch dispatch,
      Catalogue catalogue,
      Stations stations,
      DispatchSettings settings,
      Transactions transactions,
      InstantSource clock) {
    this.bookings = bookings;
    this.items = items;
    this.jobs = jobs;
    this.collectors = collectors;
    this.assignments = assignments;
    this.dispatch = dispatch;
    this.catalogue = catalogue;
    this.stations = stations;
    this.settings = settings;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * What the actor can take, the earliest window first; nothing while they are off duty.
   *
   * @param here where they are; null for their station, else that of the booking
   */
  Page<Offer> of(Actor actor, @Nullable Wgs84 here, @Nullable String cursor, int limit) {
    var after = Cursor.decode(cursor, 2);
    var collector = collectors.mine(actor);
    if (!collector.onDuty()) {
      return new Page<>(List.of(), null);
    }
    var page =
        Page.cut(
            bookings.findOffers(
                collector.district(),
                collector.stationId() == null ? 0 : collector.stationId(),
                actor.accountId(),
                clock.instant(),
                StaffBookings.start(after),
                after == null ? 0 : after.number(1),
                limit + 1),
            limit,
            booking -> Cursor.of(booking.startsAt.toEpochMilli(), booking.id));
    var seen =
        page.items().stream()
            .filter(booking -> actor.may(Role.COLLECTOR, booking.areaPath()))
            .toList();
    return new Page<>(views(seen, here, collector), page.nextCursor());
  }

  private List<Offer> views(List<Booking> offered, @Nullable Wgs84 here, CollectorRow collector) {
    if (offered.isEmpty()) {
      return List.of();
    }
    var itemsOf =
        items.find(offered.stream().map(booking -> booking.id).toList()).stream()
            .collect(groupingBy(BookingItemRow::bookingId));
    var lists = new HashMap<Long, PriceList>();
    var starts = new HashMap<Long, Wgs84>();
    return offered.stream()
        .map(
            booking ->
                Offer.of(
                    booking,
                    JobItem.of(
                        lists.computeIfAbsent(booking.priceListId, catalogue::list),
                        itemsOf.getOrDefault(booking.id, List.of())),
                    here != null ? here : start(collector, booking, starts)))
        .toList();
  }

  private Wgs84 start(CollectorRow collector, Booking booking, Map<Long, Wgs84> known) {
    return known.computeIfAbsent(
        collector.home(booking), id -> stations.find(id).orElseThrow().place());
  }

  /**
   * Takes an offer: the first one gets it, all others learn that at once. Twice is once.
   *
   * @throws DomainError {@code not-found} outside the actor's areas, {@code job-taken}, {@code
   *     not-on-duty}, {@code collector-full}
   */
  Booking accept(Actor actor, long id) {
    var seen = inArea(actor, bookings.findById(id).orElseThrow(DomainError::notFound));
    if (!isOpen(seen) && !isHeldBy(actor, seen)) {
      // Most of a crowd need wait for nobody.
      throw taken(seen);
    }
    return transactions.write(
        () -> {
          var collector = assignments.lock(actor.accountId(), CollectorRegister.district(actor));
          var booking = bookings.lock(id).orElseThrow();
          if (isHeldBy(actor, booking)) {
            return booking;
          }
          if (!isOpen(booking)) {
            throw taken(booking);
          }
          if (!collector.onDuty()) {
            throw DomainError.of(PickupProblem.NOT_ON_DUTY);
          }
          if (dispatch.waits(booking)) {
            // Its offer is being written.
            booking = dispatch.offer(booking, Dispatch.NEAR, Step.bySystem(BookingAction.OFFER));
          }
          if (booking.offerRound == Dispatch.NEAR && !collector.isNear(booking.stationId)) {
            throw taken(booking);
          }
          return assignments.give(
              booking, collector, Step.of(actor, BookingParty.COLLECTOR, BookingAction.ACCEPT));
        });
  }

  /**
   * Gives back a job that is not under way, or wants an offer no more.
   *
   * @param reason words for the history; null without any
   * @throws DomainError {@code not-found}, {@code job-taken}, {@code booking-action-not-allowed}
   *     under way, {@code window-over}
   */
  Booking decline(Actor actor, long id, @Nullable String reason) {
    return transactions.write(
        () -> {
          var booking = inArea(actor, bookings.lock(id).orElseThrow(DomainError::notFound));
          if (booking.isAssignedTo(actor.accountId())) {
            var step = BookingSteps.require(booking, actor, BookingAction.DECLINE);
            if (assignments.isOver(booking)) {
              throw DomainError.of(PickupProblem.WINDOW_OVER);
            }
            jobs.declined(id, actor.accountId(), booking.startsAt);
            return assignments.giveBack(booking, step.note(reason));
          }
          if (isOpen(booking)) {
            jobs.declined(id, actor.accountId(), booking.startsAt);
          } else if (jobs.find(id, actor.accountId()).filter(j -> j.declined(booking)).isEmpty()) {
            throw taken(booking);
          }
          return booking;
        });
  }

  private static boolean isHeldBy(Actor actor, Booking booking) {
    return booking.isAssignedTo(actor.accountId())
        && booking.status != BookingStatus.CANCELLED
        && booking.status != BookingStatus.EXPIRED;
  }

  private boolean isOpen(Booking booking) {
    return !assignments.isOver(booking)
        && (booking.status == BookingStatus.OFFERED
            || (settings.first() == DispatchSettings.First.OFFER && dispatch.waits(booking)));
  }

  private static Booking inArea(Actor actor, Booking booking) {
    if (!actor.may(Role.COLLECTOR, booking.areaPath())) {
      throw DomainError.notFound();
    }
    return booking;
  }

  private static DomainError taken(Booking booking) {
    return DomainError.of(PickupProblem.JOB_TAKEN)
        .with("bookingStatus", booking.status.name())
        .with("bookingStatusName", booking.status.label());
  }
}
