package org.lvdao.pickup;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lvdao.household.Households;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.DomainError;
import org.lvdao.pickup.BookingSteps.Step;
import org.lvdao.pickup.SettlementRow.Way;
import org.lvdao.pickup.catalogue.Catalogue;
import org.lvdao.pickup.catalogue.Direction;
import org.lvdao.pickup.workflow.BookingAction;
import org.lvdao.pickup.workflow.BookingStatus;
import org.lvdao.points.Earning;
import org.lvdao.points.Holder;
import org.lvdao.points.Ledger;
import org.lvdao.points.Source;

/**
 * Pays what was weighed, once it stands (结算): at once when the resident says so, or when the time
 * to dispute is over. What is paid and that it was paid commit together. A fee stands as it was
 * booked and paid, but for what was not collected.
 */
@Singleton
class Settlements implements DueBooking {
  private static final long FEN_PER_YUAN = 100;

  private final BookingSteps steps;
  private final WeighEntryRepository entries;
  private final SettlementRepository settlements;
  private final Catalogue catalogue;
  private final Households households;
  private final UncollectedFee uncollected;
  private final Ledger points;
  private final BookingNotices notices;
  private final PickupSettings settings;
  private final InstantSource clock;

  Settlements(
      BookingSteps steps,
      WeighEntryRepository entries,
      SettlementRepository settlements,
      Catalogue catalogue,
      Households households,
      UncollectedFee uncollected,
      Ledger points,
      BookingNotices notices,
      PickupSettings settings,
      InstantSource clock) {
    this.steps = steps;
    this.entries = entries;
    this.settlements = settlements;
    this.catalogue = catalogue;
    this.households = households;
    this.uncollected = uncollected;
    this.points = points;
    this.notices = notices;
    this.settings = settings;
    this.clock = clock;
  }

  /** What the resident gets for what stands, in 分: the sum of the rounded entries. */
  long payFen(Booking booking) {
    var prices = catalogue.list(booking.priceListId);
    return entries.findOf(booking.id).stream()
        .filter(entry -> prices.find(entry.item()).orElseThrow().direction() == Direction.PAID)
        .mapToLong(WeighEntryRow::fen)
        .sum();
  }

  /**
   * The resident agrees with the weights.
   *
   * @param booking locked by the caller's transaction
   * @throws DomainError {@code booking-action-not-allowed}
   */
  Booking confirm(Actor actor, Booking booking) {
    return confirm(booking, BookingSteps.require(booking, actor, BookingAction.CONFIRM));
  }

  @Override
  public Set<BookingStatus> states() {
    return Set.of(BookingStatus.WEIGHED);
  }

  @Override
  public void act(Booking booking) {
    confirm(booking, Step.bySystem(BookingAction.CONFIRM));
  }

  private Booking confirm(Booking booking, Step step) {
    booking.confirmedAt = clock.instant();
    booking.dueAt = null;
    return settle(steps.write(booking, step));
  }

  /** Pays a booking whose weights stand, in the caller's transaction. */
  Booking settle(Booking booking) {
    long fen = payFen(booking);
    var now = clock.instant();
    var weighedAt = Objects.requireNonNull(booking.weighedAt);
    booking.paidFen = fen;
    booking.settledAt = now;
    var settled = steps.write(booking, Step.bySystem(BookingAction.SETTLE));
    long given = fen == 0 ? 0 : pay(settled, fen);
    uncollected.giveBack(settled);
    settlements.insert(
        new SettlementRow(
            settled.id,
            settled.bookingNo,
            settled.district,
            Objects.requireNonNull(settled.collectorId),
            BusinessTime.dayOf(weighedAt),
            fen == 0 ? Way.NONE : given == 0 ? Way.CASH : Way.POINTS,
            fen,
            given,
            now));
    notices.settled(settled, fen, given);
    return settled;
  }

  /**
   * Into the account of the household that booked, or of the one the resident belongs to now; 0
   * when there is none, or when it is less than half a point: then it is cash.
   */
  private long pay(Booking booking, long fen) {
    var household = household(booking);
    if (household == null) {
      return 0;
    }
    long amount = (fen * settings.pointsPerYuan() + FEN_PER_YUAN / 2) / FEN_PER_YUAN;
    if (amount == 0) {
      return 0;
    }
    points.earn(
        new Earning(
            new Holder(household.id(), booking.district),
            new Source("pickup", Long.toString(booking.id)),
            null,
            "pickup",
            "预约回收 " + booking.bookingNo,
            amount,
            Objects.requireNonNull(booking.weighedAt),
            null));
    return amount;
  }

  private Households.@Nullable Home household(Booking booking) {
    var booked = Optional.ofNullable(booking.householdId).flatMap(households::find);
    var now = Optional.ofNullable(booking.residentId).flatMap(households::of);
    return booked.or(() -> now).orElse(null);
  }
}
