package org.lvdao.pickup;

import java.time.Duration;
import org.lvdao.pickup.slot.DemoSlots;

/** How people of the demo change their minds about a booking, before its window or after it. */
final class DemoChanges {
  private final PickupWorld world;
  private final DemoAgenda agenda;
  private final DemoCollectors collectors;
  private final DemoBooking demo;

  DemoChanges(PickupWorld world, DemoCollectors collectors, DemoBooking demo) {
    this.world = world;
    this.agenda = world.agenda;
    this.collectors = collectors;
    this.demo = demo;
  }

  /** Some cancel it or take another slot, and sometimes the station has to cancel. */
  void plan() {
    var booking = demo.booking();
    var wait = Duration.between(agenda.now(), booking.startsAt.minus(Duration.ofHours(3)));
    if (booking.fee > 0 || wait.isNegative()) {
      return;
    }
    var then =
        world.awake(agenda.now().plus(wait.multipliedBy(1 + world.random.nextInt(8)).dividedBy(9)));
    if (demo.fate() < 6) {
      agenda.at(then, this::cancel);
    } else if (demo.fate() < 7) {
      agenda.at(then, this::cancelByStaff);
    } else if (demo.fate() < 11) {
      agenda.at(then, this::move);
    }
  }

  private boolean canStillChange(Booking booking) {
    return booking.status.isBeforeVisit()
        && booking.startsAt.isAfter(agenda.now().plus(Duration.ofHours(2)));
  }

  private void cancel() {
    if (canStillChange(demo.booking())) {
      world
          .bean(BookingChanges.class)
          .cancel(demo.actor(), demo.id(), world.oneOf(DemoWords.CANCELLED));
    }
  }

  private void cancelByStaff() {
    var booking = demo.booking();
    if (canStillChange(booking)) {
      world
          .bean(StaffBookings.class)
          .cancel(
              world.staff("dispatcher." + booking.district),
              demo.id(),
              booking.version,
              world.oneOf(DemoWords.NO_VEHICLE));
    }
  }

  private void move() {
    if (canStillChange(demo.booking())) {
      moveOn();
    }
  }

  /** To a later slot, if there is one. */
  private void moveOn() {
    var before = demo.booking();
    var later =
        DemoSlots.free(world.beans, demo.station(), agenda.now(), before.bulky).stream()
            .filter(slot -> slot.startsAt().isAfter(before.startsAt))
            .toList();
    if (!later.isEmpty()) {
      world.bean(BookingChanges.class).move(demo.actor(), demo.id(), world.oneOf(later).id());
      new DemoDispatch(world, collectors, demo).begin();
      demo.watch();
    }
  }

  /** Nobody came: the resident takes another day, gives up, or forgets it. */
  void missed() {
    var then = world.awake(agenda.now().plus(world.minutes(20, 600)));
    if (world.chance(45)) {
      agenda.at(then, this::moveMissed);
    } else if (world.chance(40)) {
      agenda.at(then, this::giveUp);
    }
  }

  private void moveMissed() {
    if (stillMissed()) {
      demo.comesToGood();
      moveOn();
    }
  }

  private boolean stillMissed() {
    var booking = demo.booking();
    return booking.missedAt != null && booking.status.awaitsVisit();
  }

  private void giveUp() {
    if (stillMissed()) {
      world.bean(BookingChanges.class).cancel(demo.actor(), demo.id(), "等了一个下午没有人来，不约了");
    }
  }
}
