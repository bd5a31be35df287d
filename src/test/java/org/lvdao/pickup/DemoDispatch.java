package org.lvdao.pickup;

import java.time.Duration;
import org.lvdao.kernel.DomainError;
import org.lvdao.pickup.workflow.BookingStatus;

/** How a booking of the demo finds its collector: one grabs it, or a dispatcher names one. */
final class DemoDispatch {
  private final PickupWorld world;
  private final DemoAgenda agenda;
  private final DemoCollectors collectors;
  private final DemoBooking demo;

  DemoDispatch(PickupWorld world, DemoCollectors collectors, DemoBooking demo) {
    this.world = world;
    this.agenda = world.agenda;
    this.collectors = collectors;
    this.demo = demo;
  }

  /** As the event of a booking without a collector does within moments. */
  void begin() {
    agenda.in(Duration.ofSeconds(1), this::offer);
  }

  private void offer() {
    world.bean(Dispatch.class).beginIfWaiting(demo.id());
    demo.watch();
    int way = world.random.nextInt(100);
    if (way < 62) {
      agenda.in(world.minutes(1, 9), this::grab);
    } else if (way < 84) {
      agenda.in(world.minutes(11, 240), this::grab);
    }
  }

  private void grab() {
    var booking = demo.booking();
    if (booking.status != BookingStatus.OFFERED) {
      return;
    }
    var collector = collectors.forOffer(booking);
    try {
      world.bean(Offers.class).accept(collector, demo.id());
    } catch (DomainError fullOrElsewhere) {
      return;
    }
    demo.watch();
    if (world.chance(4)) {
      agenda.in(world.minutes(20, 90), this::decline);
    } else {
      new DemoVisit(world, collectors, demo).plan();
    }
  }

  private void decline() {
    var booking = demo.booking();
    if (booking.status != BookingStatus.ASSIGNED || booking.collectorId == null) {
      return;
    }
    var collector = collectors.actor(booking.collectorId);
    world.bean(Offers.class).decline(collector, demo.id(), world.oneOf(DemoWords.DECLINED));
    begin();
  }

  /** Nobody took it: mostly a dispatcher does something about it. */
  void left() {
    if (world.chance(88) || demo.booking().fee > 0) {
      agenda.in(world.minutes(5, 50), this::assign);
    }
  }

  private void assign() {
    var booking = demo.booking();
    if (booking.status != BookingStatus.BOOKED) {
      return;
    }
    boolean names = world.chance(50);
    var collector = names ? collectors.forOffer(booking).accountId() : null;
    try {
      world
          .bean(StaffBookings.class)
          .assign(
              world.staff("dispatcher." + booking.district),
              demo.id(),
              null,
              collector,
              names ? "电话联系后就近安排" : null);
    } catch (DomainError everybodyFull) {
      return;
    }
    demo.watch();
    new DemoVisit(world, collectors, demo).plan();
  }
}
