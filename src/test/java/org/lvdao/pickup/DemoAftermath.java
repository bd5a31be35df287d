package org.lvdao.pickup;

import java.time.Duration;
import java.util.List;
import org.lvdao.pickup.workflow.BookingStatus;

/** What becomes of the weights of a booking of the demo, and how the resident found it. */
final class DemoAftermath {
  private final PickupWorld world;
  private final DemoAgenda agenda;
  private final DemoBooking demo;

  DemoAftermath(PickupWorld world, DemoBooking demo) {
    this.world = world;
    this.agenda = world.agenda;
    this.demo = demo;
  }

  /** The resident says that they are right, or wrong, or nothing. */
  void weighed(WeighIn told) {
    var then = world.awake(agenda.now().plus(world.minutes(10, 500)));
    int way = world.random.nextInt(100);
    if (way < 56) {
      agenda.at(then, this::confirm);
    } else if (way < 62) {
      agenda.at(then, () -> dispute(told));
    }
  }

  private void confirm() {
    if (demo.booking().status == BookingStatus.WEIGHED) {
      world.bean(BookingChanges.class).confirm(demo.actor(), demo.id());
      settled();
    }
  }

  private void dispute(WeighIn told) {
    if (demo.booking().status == BookingStatus.WEIGHED) {
      world
          .bean(BookingChanges.class)
          .dispute(demo.actor(), demo.id(), world.oneOf(DemoWords.DISPUTED));
      var decided =
          world.awake(agenda.now().plus(Duration.ofHours(20)).plus(world.minutes(0, 900)));
      agenda.at(decided, () -> adjust(told));
    }
  }

  private void adjust(WeighIn told) {
    var booking = demo.booking();
    var first = told.items().getFirst();
    boolean right = world.chance(65) && first.pieces() == null && first.grams() != null;
    var items =
        right
            ? List.of(
                new WeighingAdjustment.Item(
                    first.itemCode(), first.grams() + 1_000 + 50 * world.random.nextInt(40), null))
            : List.<WeighingAdjustment.Item>of();
    world
        .bean(Weighing.class)
        .adjust(
            world.staff("supervisor." + booking.district),
            booking,
            booking.version,
            new WeighingAdjustment(
                items, right ? world.oneOf(DemoWords.RIGHTED) : DemoWords.STANDS));
    settled();
  }

  /** The district thanks, as the event of the settlement makes it, and some say how it was. */
  void settled() {
    var booking = demo.booking();
    world
        .bean(PickupThanks.class)
        .handle(List.of(new BookingEvent(demo.id(), booking.version, "settle")));
    if (world.chance(50)) {
      agenda.at(world.awake(agenda.now().plus(world.minutes(3, 900))), this::rate);
    }
  }

  private void rate() {
    int chance = world.random.nextInt(100);
    int stars = chance < 62 ? 5 : chance < 85 ? 4 : chance < 94 ? 3 : chance < 98 ? 2 : 1;
    var comments = DemoWords.RATED.getOrDefault(stars, List.of());
    var comment = world.chance(40) ? world.oneOf(comments) : null;
    world.bean(Ratings.class).rate(demo.actor(), demo.id(), stars, comment);
  }
}
