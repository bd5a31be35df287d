package org.lvdao.pickup;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.local.PaymentStandIn;
import org.lvdao.pickup.DemoNeighbours.Person;
import org.lvdao.pickup.catalogue.MaterialCategory;
import org.lvdao.pickup.payment.DemoPayments;
import org.lvdao.pickup.slot.DemoSlots;
import org.lvdao.pickup.station.Station;
import org.lvdao.pickup.workflow.BookingStatus;
import org.lvdao.platform.database.Transactions;

/** One booking of the demo, from the resident's tap on until its fate or the present stops it. */
final class DemoBooking {
  /** What was paid at the stand-in is forgotten when that ends, so this must be over by then. */
  private static final Duration FEE_IS_OVER = Duration.ofDays(6);

  private static final int COLLECTED = 99;

  private final PickupWorld world;
  private final DemoAgenda agenda;
  private final DemoCollectors collectors;
  private final Person person;
  private int fate;
  private List<WantedItem> items = List.of();
  private long id;
  private @Nullable Instant watched;

  DemoBooking(PickupWorld world, DemoCollectors collectors, Person person) {
    this.world = world;
    this.agenda = world.agenda;
    this.collectors = collectors;
    this.person = person;
    this.fate = world.random.nextInt(100);
  }

  /**
   * Books now.
   *
   * @param present when the demo ends
   * @return whether there was a place
   */
  boolean book(Instant present) {
    boolean mayCost =
        person.station().accepts().contains(MaterialCategory.BULKY)
            && agenda.now().plus(FEE_IS_OVER).isBefore(present);
    boolean bulky = mayCost && world.chance(8);
    var held =
        DemoSlots.hold(world.beans, actor(), person.station(), agenda.now(), bulky, world.random);
    if (held == null) {
      return false;
    }
    var photos =
        world.chance(20) ? List.of(Long.toString(world.photo(actor()))) : List.<String>of();
    items = DemoGoods.basket(world.random, bulky, photos);
    var command =
        new BookPickup(
            Long.toString(held.holdId()),
            items,
            person.address(),
            person.position(),
            new Contact(person.name(), person.phone()),
            world.chance(60) ? world.oneOf(DemoWords.NOTES) : null);
    try (var prepared = world.bean(BookingIntake.class).prepare(command)) {
      id = world.bean(BookingIntake.class).book(actor(), prepared).id;
    }
    begin();
    return true;
  }

  private void begin() {
    var booking = booking();
    if (booking.status == BookingStatus.BOOKED) {
      booked();
    } else if (booking.fee > 0 && world.chance(92)) {
      agenda.in(world.minutes(1, 8), this::pay);
    } else if (booking.fee == 0 && world.chance(85)) {
      agenda.in(world.minutes(10, 100), this::promise);
    }
    watch();
  }

  private void pay() {
    var payments = world.bean(BookingPayments.class);
    var open = payments.begin(actor(), id).payment();
    world.bean(PaymentStandIn.class).pay(Long.toString(open.id()));
    payments.read(actor(), id);
    booked();
    watch();
  }

  /** Who was not there twice says first that somebody will be. */
  private void promise() {
    if (booking().status == BookingStatus.HELD) {
      world.bean(BookingChanges.class).confirm(actor(), id);
      booked();
      watch();
    }
  }

  private void booked() {
    new DemoDispatch(world, collectors, this).begin();
    new DemoChanges(world, collectors, this).plan();
  }

  /** Does with it what the clock asks for, at that moment; call it after each step. */
  void watch() {
    var due = booking().dueAt;
    if (due != null && !due.equals(watched)) {
      watched = due;
      agenda.at(due, this::due);
    }
  }

  private void due() {
    DemoPayments.refund(world.beans, id);
    var before = booking();
    var job = world.bean(BookingJob.class);
    if (!world.bean(Transactions.class).write(() -> job.act(id))) {
      return;
    }
    var after = booking();
    if (after.missedAt != null && before.missedAt == null) {
      new DemoChanges(world, collectors, this).missed();
    } else if (after.offerRound == Dispatch.LEFT && before.offerRound != Dispatch.LEFT) {
      new DemoDispatch(world, collectors, this).left();
    } else if (after.status == BookingStatus.SETTLED) {
      new DemoAftermath(world, this).settled();
    }
    DemoPayments.refund(world.beans, id);
    watch();
  }

  long id() {
    return id;
  }

  /** Of a hundred: who cancels or moves it, whether somebody comes, and is there. */
  int fate() {
    return fate;
  }

  Actor actor() {
    return person.actor();
  }

  /** From now on somebody comes and is there. */
  void comesToGood() {
    fate = COLLECTED;
  }

  Station station() {
    return person.station();
  }

  List<WantedItem> items() {
    return items;
  }

  Booking booking() {
    return world.bean(BookingRepository.class).findById(id).orElseThrow();
  }
}
