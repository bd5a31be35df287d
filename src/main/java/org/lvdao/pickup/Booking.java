package org.lvdao.pickup;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.Datum;
import org.lvdao.area.Position;
import org.lvdao.area.Wgs84;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.DomainError;
import org.lvdao.pickup.slot.Slot;
import org.lvdao.pickup.workflow.BookingAction;
import org.lvdao.pickup.workflow.BookingStatus;
import org.lvdao.pickup.workflow.BookingWorkflow;

/**
 * A booking of a pickup (预约单). Written only by {@link BookingSteps}, which adds a history row and
 * an event to every change.
 */
@MappedEntity("pickup_booking")
@Introspected(accessKind = Introspected.AccessKind.FIELD, visibility = Introspected.Visibility.ANY)
class Booking implements BookingWorkflow.Case {
  @Id long id;
  String bookingNo = "";
  String district = "";
  @Nullable String subdistrict;

  /** Null after the resident's data were erased. */
  @Nullable Long residentId;

  /** Null for somebody who belonged to none: they get cash. */
  @Nullable Long householdId;

  long stationId;
  long slotId;

  /** The window, as the slot had it. */
  Instant startsAt = Instant.EPOCH;

  Instant endsAt = Instant.EPOCH;

  /** Whether it takes a place for bulky waste (大件垃圾) too. */
  boolean bulky;

  /** In force when it was booked; its prices hold for this booking whatever comes. */
  long priceListId;

  BookingStatus status = BookingStatus.BOOKED;

  /** A sealed {@link Visit}; null after erasure. */
  byte @Nullable [] visit;

  /** WGS-84 degrees; null after erasure, as what follows. */
  @Nullable Double lat;

  @Nullable Double lon;

  /** As the phone gave it. */
  @Nullable Double givenLat;

  @Nullable Double givenLon;
  @Nullable Datum givenDatum;

  /** Metres; null also when the phone did not say. */
  @Nullable Double accuracy;

  /** What the resident would get for what they said there is, in 分. */
  long estimatePay;

  /** What the resident pays, in 分. */
  long fee;

  /** What the resident got, in 分; null until it is settled. */
  @Nullable Long paidFen;

  /** How far {@link Dispatch} has come with it: 0 when it begins, 3 when nobody took it. */
  int offerRound;

  @Nullable Long collectorId;
  @Nullable Instant assignedAt;

  /** By the clock of the collector's phone, as the next three. */
  @Nullable Instant departedAt;

  @Nullable Instant arrivedAt;
  @Nullable Instant weighedAt;
  @Nullable Instant noShowAt;

  /** Since when it is known that nobody came in the window; null when somebody did. */
  @Nullable Instant missedAt;

  @Nullable NoShowReason noShowReason;
  @Nullable Instant confirmedAt;
  @Nullable Instant settledAt;
  @Nullable Instant endedAt;
  @Nullable Integer ratingStars;
  @Nullable Instant ratedAt;

  /** When {@link BookingJob} looks at it again; null for never. */
  @Nullable Instant dueAt;

  Instant createdAt = Instant.EPOCH;
  Instant updatedAt = Instant.EPOCH;
  @Version long version;

  /** Empty after erasure. */
  Optional<Wgs84> place() {
    return lat == null || lon == null ? Optional.empty() : Optional.of(new Wgs84(lat, lon));
  }

  /**
   * @throws NullPointerException after erasure
   */
  Position givenPosition() {
    return new Position(
        Objects.requireNonNull(givenLat),
        Objects.requireNonNull(givenLon),
        Objects.requireNonNull(givenDatum),
        accuracy);
  }

  void placeAt(Position position) {
    var point = Wgs84.of(position);
    lat = point.lat();
    lon = point.lon();
    givenLat = position.lat();
    givenLon = position.lon();
    givenDatum = position.datum();
    accuracy = position.accuracy();
  }

  void takeSlot(Slot slot, boolean withBulky) {
    slotId = slot.id();
    startsAt = slot.startsAt();
    endsAt = slot.endsAt();
    bulky = withBulky;
  }

  /**
   * Whoever had it, has it no more; it can be offered anew.
   *
   * @return who that was; null for nobody
   */
  @Nullable Long unassign() {
    var before = collectorId;
    collectorId = null;
    assignedAt = null;
    departedAt = null;
    arrivedAt = null;
    offerRound = 0;
    return before;
  }

  /**
   * Somebody was there. In time, the window was not missed, whatever the clock said before their
   * phone could tell.
   *
   * @param at by the clock of the collector's phone
   */
  void visited(Instant at) {
    if (!at.isAfter(endsAt)) {
      missedAt = null;
    }
  }

  @Override
  public BookingStatus status() {
    return status;
  }

  @Override
  public AreaPath areaPath() {
    var path = AreaPath.ofDistrict(district);
    return subdistrict == null ? path : path.child(subdistrict);
  }

  @Override
  public boolean isBookedBy(long accountId) {
    return residentId != null && residentId == accountId;
  }

  @Override
  public boolean isAssignedTo(long accountId) {
    return collectorId != null && collectorId == accountId;
  }

  /** That the state forbids what the actor wants; says what they may do instead. */
  DomainError actionNotAllowed(Actor actor) {
    return DomainError.of(PickupProblem.BOOKING_ACTION_NOT_ALLOWED)
        .with("bookingStatus", status.name())
        .with("bookingStatusName", status.label())
        .with(
            "allowedActions",
            BookingWorkflow.allowed(this, actor).stream().map(BookingAction::code).toList());
  }
}
