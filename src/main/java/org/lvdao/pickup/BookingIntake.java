package org.lvdao.pickup;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.lvdao.account.Consents;
import org.lvdao.area.AreaService;
import org.lvdao.area.Wgs84;
import org.lvdao.household.Households;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.ConsentPurpose;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Ids;
import org.lvdao.pickup.BookingSteps.Step;
import org.lvdao.pickup.catalogue.Catalogue;
import org.lvdao.pickup.payment.Payments;
import org.lvdao.pickup.slot.Holds;
import org.lvdao.pickup.slot.Slot;
import org.lvdao.pickup.slot.Slots;
import org.lvdao.pickup.station.Station;
import org.lvdao.pickup.station.Stations;
import org.lvdao.pickup.workflow.BookingAction;
import org.lvdao.pickup.workflow.BookingParty;
import org.lvdao.pickup.workflow.BookingStatus;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.numbering.RunningNumbers;

/** Takes in bookings: the place one keeps becomes the booking's. */
@Singleton
class BookingIntake {
  private final AreaService areas;
  private final Stations stations;
  private final Catalogue catalogue;
  private final Holds holds;
  private final Slots slots;
  private final Households households;
  private final BookingLimits limits;
  private final BookingItems items;
  private final Payments payments;
  private final BookingSteps steps;
  private final BookingDue due;
  private final BookingNotices notices;
  private final Visits visits;
  private final RunningNumbers numbers;
  private final Consents consents;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  BookingIntake(
      AreaService areas,
      Stations stations,
      Catalogue catalogue,
      Holds holds,
      Slots slots,
      Households households,
      BookingLimits limits,
      BookingItems items,
      Payments payments,
      BookingSteps steps,
      BookingDue due,
      BookingNotices notices,
      Visits visits,
      RunningNumbers numbers,
      Consents consents,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.areas = areas;
    this.stations = stations;
    this.catalogue = catalogue;
    this.holds = holds;
    this.slots = slots;
    this.households = households;
    this.limits = limits;
    this.items = items;
    this.payments = payments;
    this.steps = steps;
    this.due = due;
    this.notices = notices;
    this.visits = visits;
    this.numbers = numbers;
    this.consents = consents;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /** A booking that was found to be in order and has its number; close it after booking. */
  record Prepared(
      BookPickup command,
      Station station,
      @Nullable String subdistrict,
      RunningNumbers.Reservation number)
      implements AutoCloseable {
    @Override
    public void close() {
      number.close();
    }
  }

  /**
   * Finds the station and reserves a number, before the transaction.
   *
   * @throws DomainError {@code outside-service-area}, {@code not-covered}
   */
  Prepared prepare(BookPickup command) {
    var place = Wgs84.of(command.position());
    var subdistrict = areas.locate(place).subdistrict();
    var station = stations.serving(place);
    return new Prepared(
        command,
        station,
        subdistrict == null ? null : subdistrict.code(),
        numbers.reserve(areas.district(station.district()).casePrefix() + "-P"));
  }

  /**
   * A booking needs a place to go to and a number to ring.
   *
   * @throws DomainError {@code consent-needed}, {@code hold-ended}, {@code booking-limit}, {@code
   *     slot-full} when there is bulky waste and no place for it, {@code payment-unavailable}, or
   *     naming what is wrong
   */
  Booking book(Actor actor, Prepared prepared) {
    consents.require(actor, ConsentPurpose.WHEREABOUTS);
    consents.require(actor, ConsentPurpose.PHONE);
    return transactions.write(
        () -> {
          var household = households.of(actor.accountId()).map(Households.Home::id).orElse(null);
          var hold = holds.use(actor, Long.parseLong(prepared.command().holdId()));
          var slot = slots.find(hold.slotId()).orElseThrow();
          if (slot.stationId() != prepared.station().id()) {
            throw DomainError.field("/position", "other-station");
          }
          limits.checkNew(actor.accountId(), household, slot.startsAt());
          var wanted = price(prepared);
          if (wanted.fee() > 0) {
            payments.requireProvider();
          }
          slots.resize(slot.id(), hold.bulky(), wanted.bulky());
          var booking = fill(actor, prepared, slot, wanted);
          booking.householdId = household;
          return begin(actor, booking, wanted);
        });
  }

  private PricedItems price(Prepared prepared) {
    var station = prepared.station();
    return PricedItems.of(
        catalogue.inForce(station.district(), clock.instant()),
        station.accepts(),
        prepared.command().items());
  }

  private Booking fill(Actor actor, Prepared prepared, Slot slot, PricedItems wanted) {
    var command = prepared.command();
    var note = command.note();
    var booking = new Booking();
    booking.id = ids.next();
    booking.bookingNo = prepared.number().use();
    booking.district = prepared.station().district();
    booking.subdistrict = prepared.subdistrict();
    booking.residentId = actor.accountId();
    booking.stationId = slot.stationId();
    booking.takeSlot(slot, wanted.bulky());
    booking.priceListId = wanted.list().id();
    booking.estimatePay = wanted.pay();
    booking.fee = wanted.fee();
    booking.visit =
        visits.seal(
            booking.id,
            new Visit(
                command.address().strip(),
                command.contact().name().strip(),
                command.contact().phone(),
                note == null || note.isBlank() ? null : note.strip()));
    booking.placeAt(command.position());
    booking.createdAt = clock.instant();
    return booking;
  }

  private Booking begin(Actor actor, Booking booking, PricedItems wanted) {
    boolean confirms = limits.mustConfirm(actor.accountId(), booking.householdId);
    boolean held = confirms || booking.fee > 0;
    booking.status = held ? BookingStatus.HELD : BookingStatus.BOOKED;
    booking.dueAt = held ? due.forResident(booking) : due.forCollector(booking);
    var saved = steps.begin(booking, Step.of(actor, BookingParty.RESIDENT, BookingAction.BOOK));
    items.replace(saved.id, actor.accountId(), wanted);
    if (!held) {
      notices.booked(saved);
    } else if (saved.fee == 0) {
      notices.confirmNeeded(saved);
    }
    return saved;
  }
}
