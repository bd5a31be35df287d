package org.lvdao.pickup;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.AreaService;
import org.lvdao.area.Wgs84;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.pickup.catalogue.Catalogue;
import org.lvdao.pickup.slot.Slots;
import org.lvdao.pickup.station.Stations;
import org.lvdao.pickup.workflow.BookingAction;
import org.lvdao.pickup.workflow.BookingStatus;
import org.lvdao.platform.database.Transactions;

/**
 * What residents do with their bookings. Each begins with a lock of the booking, so that of two
 * things done at once the second sees what the first has made of it.
 */
@Singleton
class BookingChanges {
  private final BookingRepository bookings;
  private final BookingSteps steps;
  private final BookingEnds ends;
  private final BookingMoves moves;
  private final BookingDue due;
  private final BookingLimits limits;
  private final BookingItems items;
  private final BookingViews views;
  private final BookingNotices notices;
  private final Settlements settlements;
  private final Disputes disputes;
  private final Visits visits;
  private final Slots slots;
  private final Stations stations;
  private final Catalogue catalogue;
  private final AreaService areas;
  private final CutOffs cutOffs;
  private final Transactions transactions;

  BookingChanges(
      BookingRepository bookings,
      BookingSteps steps,
      BookingEnds ends,
      BookingMoves moves,
      BookingDue due,
      BookingLimits limits,
      BookingItems items,
      BookingViews views,
      BookingNotices notices,
      Settlements settlements,
      Disputes disputes,
      Visits visits,
      Slots slots,
      Stations stations,
      Catalogue catalogue,
      AreaService areas,
      CutOffs cutOffs,
      Transactions transactions) {
    this.bookings = bookings;
    this.steps = steps;
    this.ends = ends;
    this.moves = moves;
    this.due = due;
    this.limits = limits;
    this.items = items;
    this.views = views;
    this.notices = notices;
    this.settlements = settlements;
    this.disputes = disputes;
    this.visits = visits;
    this.slots = slots;
    this.stations = stations;
    this.catalogue = catalogue;
    this.areas = areas;
    this.cutOffs = cutOffs;
    this.transactions = transactions;
  }

  /**
   * Changes what there is to collect, or where. The slot stays, so the place stays with the station
   * that has it; the prices are those of the booking.
   *
   * @param version that was read; null when the client does not care
   * @throws DomainError {@code not-found}, {@code booking-action-not-allowed}, {@code
   *     stale-version}, {@code too-late}, {@code fee-fixed}, {@code slot-full}, or naming what is
   *     wrong
   */
  Booking change(Actor actor, long id, @Nullable Long version, ChangePickup change) {
    return own(
        actor,
        id,
        booking -> {
          if (version != null && version != booking.version) {
            throw DomainError.of(CommonProblem.STALE_VERSION);
          }
          var step = BookingSteps.require(booking, actor, BookingAction.CHANGE);
          cutOffs.require(booking, BookingAction.CHANGE);
          if (change.position() != null) {
            moveVisit(booking, change);
          }
          if (change.items() != null) {
            changeItems(actor, booking, change.items());
          }
          changeVisit(booking, change);
          var changed = steps.write(booking, step);
          notices.changed(changed);
          return changed;
        });
  }

  private void moveVisit(Booking booking, ChangePickup change) {
    var position = Objects.requireNonNull(change.position());
    var place = Wgs84.of(position);
    var subdistrict = areas.locate(place).subdistrict();
    if (stations.serving(place).id() != booking.stationId) {
      throw DomainError.field("/position", "other-station");
    }
    booking.subdistrict = subdistrict == null ? null : subdistrict.code();
    booking.placeAt(position);
  }

  private void changeItems(Actor actor, Booking booking, List<WantedItem> wanted) {
    var station = stations.find(booking.stationId).orElseThrow();
    var priced = PricedItems.of(catalogue.list(booking.priceListId), station.accepts(), wanted);
    if (priced.fee() != booking.fee) {
      throw DomainError.of(PickupProblem.FEE_FIXED);
    }
    slots.resize(booking.slotId, booking.bulky, priced.bulky());
    booking.bulky = priced.bulky();
    booking.estimatePay = priced.pay();
    items.replace(booking.id, actor.accountId(), priced);
  }

  private void changeVisit(Booking booking, ChangePickup change) {
    var before = visits.open(booking).orElseThrow();
    var contact = change.contact();
    var note = change.note() == null ? before.note() : change.note().strip();
    booking.visit =
        visits.seal(
            booking.id,
            new Visit(
                change.address() == null ? before.address() : change.address().strip(),
                contact == null ? before.name() : contact.name().strip(),
                contact == null ? before.phone() : contact.phone(),
                note == null || note.isEmpty() ? null : note));
  }

  /**
   * Moves a booking to another slot of its station. To the one it has is no move.
   *
   * @throws DomainError {@code not-found}, {@code booking-action-not-allowed}, {@code too-late},
   *     {@code slot-full}, {@code slot-closed}, {@code booking-limit}, or naming the slot
   */
  Booking move(Actor actor, long id, long slotId) {
    return own(
        actor,
        id,
        booking -> {
          var step = BookingSteps.require(booking, actor, BookingAction.MOVE);
          cutOffs.require(booking, BookingAction.MOVE);
          if (booking.status == BookingStatus.HELD && booking.dueAt == null) {
            // The provider is being asked whether it was paid.
            throw booking.actionNotAllowed(actor);
          }
          if (slotId == booking.slotId && booking.missedAt == null) {
            return booking;
          }
          var slot =
              slots
                  .find(slotId)
                  .filter(other -> other.stationId() == booking.stationId)
                  .orElseThrow(() -> DomainError.field("/slotId", "unknown-slot"));
          limits.checkMove(booking, actor.accountId(), slot.startsAt());
          return moves.move(booking, slot, step);
        });
  }

  /**
   * Cancels a booking. Twice is once.
   *
   * @throws DomainError {@code not-found}, {@code booking-action-not-allowed}, {@code too-late}
   */
  Booking cancel(Actor actor, long id, @Nullable String reason) {
    return own(
        actor,
        id,
        booking -> {
          if (booking.status == BookingStatus.CANCELLED) {
            return booking;
          }
          var step = BookingSteps.require(booking, actor, BookingAction.CANCEL);
          cutOffs.require(booking, BookingAction.CANCEL);
          return ends.end(booking, step.note(reason), null);
        });
  }

  /**
   * Says that somebody will be there, where that was asked; or, once it is weighed, that the
   * weights are right. Twice is once.
   *
   * @throws DomainError {@code not-found}, {@code booking-action-not-allowed}, {@code
   *     payment-needed}
   */
  Booking confirm(Actor actor, long id) {
    return own(
        actor,
        id,
        booking -> {
          if (booking.confirmedAt != null) {
            return booking;
          }
          if (booking.status != BookingStatus.HELD) {
            return settlements.confirm(actor, booking);
          }
          if (booking.fee > 0) {
            throw DomainError.of(PickupProblem.PAYMENT_NEEDED);
          }
          var step = BookingSteps.require(booking, actor, BookingAction.CONFIRM);
          booking.dueAt = due.forCollector(booking);
          var confirmed = steps.write(booking, step);
          notices.booked(confirmed);
          return confirmed;
        });
  }

  /**
   * Says that the weights are wrong. Twice is once, with the first words.
   *
   * @throws DomainError {@code not-found}, {@code booking-action-not-allowed}
   */
  Booking dispute(Actor actor, long id, String reason) {
    return own(
        actor,
        id,
        booking ->
            booking.status == BookingStatus.DISPUTED
                ? booking
                : disputes.open(actor, booking, reason));
  }

  private Booking own(Actor actor, long id, Function<Booking, Booking> act) {
    return transactions.write(
        () -> act.apply(views.own(actor, bookings.lock(id).orElseThrow(DomainError::notFound))));
  }
}
