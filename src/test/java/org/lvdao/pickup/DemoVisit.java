package org.lvdao.pickup;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.lvdao.kernel.Actor;
import org.lvdao.pickup.workflow.BookingStatus;

/** A collector of the demo on the way to a booking, and what they find there. */
final class DemoVisit {
  private final PickupWorld world;
  private final DemoAgenda agenda;
  private final DemoCollectors collectors;
  private final DemoBooking demo;
  private final Actor collector;
  private final Instant window;

  DemoVisit(PickupWorld world, DemoCollectors collectors, DemoBooking demo) {
    var booking = demo.booking();
    this.world = world;
    this.agenda = world.agenda;
    this.collectors = collectors;
    this.demo = demo;
    this.collector = collectors.actor(Objects.requireNonNull(booking.collectorId));
    this.window = booking.startsAt;
  }

  /** In its window; a few never come. */
  void plan() {
    if (demo.fate() < 11 || demo.fate() >= 15 || demo.booking().fee > 0) {
      agenda.at(window.plus(world.minutes(-5, 75)), this::depart);
    } else if (demo.fate() == 11) {
      agenda.at(window.plus(world.minutes(30, 60)), this::departInVain);
    }
  }

  private boolean isMine(BookingStatus status) {
    var booking = demo.booking();
    return booking.status == status
        && booking.isAssignedTo(collector.accountId())
        && booking.startsAt.equals(window);
  }

  private void departInVain() {
    if (isMine(BookingStatus.ASSIGNED)) {
      world.bean(CollectorSteps.class).depart(collector, demo.id(), agenda.now());
    }
  }

  private void depart() {
    var free = collectors.busyUntil(collector.accountId());
    if (free.isAfter(agenda.now())) {
      agenda.at(free.plus(world.minutes(1, 3)), this::depart);
    } else if (isMine(BookingStatus.ASSIGNED)) {
      world.bean(CollectorSteps.class).depart(collector, demo.id(), agenda.now());
      var there = agenda.now().plus(world.minutes(5, 16));
      var done = there.plus(world.minutes(3, 12));
      collectors.busy(collector.accountId(), done);
      agenda.at(there, this::arrive);
      agenda.at(done, this::finish);
    }
  }

  private void arrive() {
    if (isMine(BookingStatus.EN_ROUTE)) {
      world.bean(CollectorSteps.class).arrive(collector, demo.id(), agenda.now());
    }
  }

  private void finish() {
    if (!isMine(BookingStatus.ARRIVED)) {
      return;
    }
    boolean inVain = demo.fate() >= 15 && demo.fate() < 21 && demo.booking().fee == 0;
    if (inVain) {
      noShow();
    } else {
      weigh();
    }
  }

  private void noShow() {
    var reason = NoShowReason.values()[demo.fate() < 18 ? 0 : demo.fate() - 17];
    var photos = reason == NoShowReason.UNSAFE ? List.<Long>of() : List.of(world.photo(collector));
    var told = new CollectorSteps.NoShow(reason, DemoWords.NO_SHOW.get(reason), photos);
    world.bean(CollectorSteps.class).noShow(collector, demo.id(), agenda.now(), told);
  }

  private void weigh() {
    var photos =
        world.chance(15) ? List.of(Long.toString(world.photo(collector))) : List.<String>of();
    var weighed = DemoGoods.weigh(world.random, agenda.now(), demo.items(), photos);
    world.bean(Weighing.class).weigh(collector, demo.id(), weighed);
    demo.watch();
    new DemoAftermath(world, demo).weighed(weighed);
  }
}
