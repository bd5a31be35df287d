package org.lvdao.pickup;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.lvdao.pickup.workflow.BookingStatus;
import org.lvdao.platform.jobs.DueWork;

/** Does with bookings what the clock asks for, each thing once. */
@Singleton
class BookingJob {
  private static final Duration SOON = Duration.ofHours(24);

  private final BookingRepository bookings;
  private final DueWork work;
  private final InstantSource clock;
  private final Map<BookingStatus, DueBooking> acts = new EnumMap<>(BookingStatus.class);

  BookingJob(
      BookingRepository bookings,
      List<DueBooking> acts,
      DueWork work,
      InstantSource clock,
      MeterRegistry meters) {
    this.bookings = bookings;
    this.work = work;
    this.clock = clock;
    for (var act : acts) {
      for (var state : act.states()) {
        if (this.acts.put(state, act) != null) {
          throw new IllegalStateException("Two act on bookings that are " + state);
        }
      }
    }
    show(meters);
  }

  private void show(MeterRegistry meters) {
    Gauge.builder("lvdao.pickup.without.collector", this::withoutCollector)
        .description("Bookings of the next 24 hours that no collector has")
        .register(meters);
    Gauge.builder("lvdao.pickup.disputed", bookings::countDisputed)
        .description("Bookings whose weights are disputed and wait for a supervisor")
        .register(meters);
  }

  private long withoutCollector() {
    var now = clock.instant();
    return bookings.countWithoutCollector(now, now.plus(SOON));
  }

  /** Returns on how many bookings this node acted. */
  @Scheduled(
      fixedDelay = "${lvdao.pickup.due-check:10s}",
      initialDelay = "${lvdao.pickup.due-check:10s}")
  int check() {
    return work.run("Due bookings", size -> bookings.findDue(clock.instant(), size), this::act);
  }

  /** What is due of one booking; false when nothing is. */
  boolean act(long id) {
    var booking = bookings.findById(id).orElseThrow();
    if (booking.dueAt == null || booking.dueAt.isAfter(clock.instant())) {
      return false;
    }
    var act = acts.get(booking.status);
    if (act == null) {
      throw new IllegalStateException("Nobody acts on bookings that are " + booking.status);
    }
    act.act(booking);
    return true;
  }
}
