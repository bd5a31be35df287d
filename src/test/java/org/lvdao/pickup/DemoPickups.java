package org.lvdao.pickup;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.lvdao.account.DemoPeople;
import org.lvdao.area.Area;
import org.lvdao.area.AreaService;
import org.lvdao.household.DemoHouseholds;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.local.AdjustableClock;
import org.lvdao.pickup.workflow.BookingStatus;

/**
 * Three months of pickups in the demo, and those that are booked for the next days, made by the
 * services while its households live: bookings from the tap to the rating, what the stations
 * collect and send on, and a flea market. The same number makes the same.
 */
public final class DemoPickups implements DemoHouseholds.Meanwhile {
  private static final int DAYS = 92;
  private static final int BOOKINGS_PER_STRANGER = 8;
  private static final int BOOKINGS_PER_OPEN_ONE = 30;
  private static final Map<String, Double> SHARES = Map.of("tianqiao", 0.6, "guanxian", 0.4);
  private static final List<String> DISTRICTS = List.of("tianqiao", "guanxian");
  private static final Duration AGES = Duration.ofDays(1_000);

  private final ApplicationContext beans;
  private final Consumer<String> progress;
  private final Instant present;
  private final LocalDate first;
  private final int bookings;
  private final PickupWorld world;
  private final DemoNeighbours neighbours;
  private final DemoCollectors collectors;
  private final boolean made;
  private int booked;
  private long took;

  private DemoPickups(ApplicationContext beans, int bookings, Consumer<String> progress) {
    this.beans = beans;
    this.bookings = bookings;
    this.progress = progress;
    this.present = beans.getBean(AdjustableClock.class).instant();
    this.first = BusinessTime.dayOf(present).minusDays(DAYS);
    this.world = new PickupWorld(beans, BusinessTime.startOf(first));
    this.neighbours = new DemoNeighbours(world, Math.max(5, bookings / BOOKINGS_PER_STRANGER / 2));
    this.collectors = new DemoCollectors(world);
    this.made = !isEmpty();
  }

  /**
   * Plans them unless there are pickups already; {@link #end} brings them up to the present.
   *
   * @param bookings about how many in the three months
   */
  public static DemoPickups plan(
      ApplicationContext beans, int bookings, Consumer<String> progress) {
    var demo = new DemoPickups(beans, bookings, progress);
    if (!demo.made) {
      demo.plan();
    }
    return demo;
  }

  private boolean isEmpty() {
    var all =
        new StaffBookings.Wanted(
            null,
            EnumSet.allOf(BookingStatus.class),
            0,
            0,
            false,
            present.minus(AGES),
            present.plus(AGES));
    return DISTRICTS.stream()
        .map(district -> DemoPeople.staff(beans, "dispatcher." + district))
        .allMatch(
            dispatcher ->
                beans
                    .getBean(StaffBookings.class)
                    .list(dispatcher, all, null, 1)
                    .items()
                    .isEmpty());
  }

  private void plan() {
    var bazaar = new DemoBazaar(world, neighbours);
    for (var district : DISTRICTS) {
      var yard = new DemoYard(world, district);
      var name = beans.getBean(AreaService.class).find(district).orElseThrow().name();
      world.agenda.at(
          BusinessTime.startOf(first).plus(Duration.ofHours(8)),
          () -> collectors.begin(district, name));
      yard.schedule();
      yard.close(first);
      for (int i = 0; i <= DAYS; i++) {
        var day = first.plusDays(i);
        yard.day(day, first);
        plan(district, day, i);
      }
      bazaar.plan(district, DISTRICTS.indexOf(district), present);
      // Enough for a day's work of those who sign in now.
      for (int i = 0; i < share(district, Math.ceilDiv(bookings, BOOKINGS_PER_OPEN_ONE) * 2); i++) {
        world.agenda.at(lately(), () -> book(district));
      }
    }
  }

  /** In the last day and night, but not while people sleep. */
  private Instant lately() {
    var moment = present.minus(world.minutes(15, 1_440));
    return world.awake(moment).equals(moment) ? moment : lately();
  }

  /** More every week, and at weekends. */
  private void plan(String district, LocalDate day, int number) {
    double weight = 0.5 + 1.0 * number / DAYS;
    double weekend = day.getDayOfWeek().getValue() > 5 ? 1.35 : 0.86;
    double wanted = share(district, bookings) * weight * weekend / DAYS;
    int count = (int) wanted + (world.random.nextDouble() < wanted % 1 ? 1 : 0);
    for (int i = 0; i < count; i++) {
      var at = BusinessTime.startOf(day).plus(world.minutes(8 * 60, 21 * 60));
      world.agenda.at(at, () -> book(district));
    }
  }

  private static double share(String district, int of) {
    return of * SHARES.getOrDefault(district, 0.0);
  }

  private void book(String district) {
    var person = neighbours.somebody(district);
    if (person != null && new DemoBooking(world, collectors, person).book(present)) {
      booked++;
    }
  }

  @Override
  public void moveIn(Actor member, Area community, String address) {
    if (!made) {
      neighbours.moveIn(member, community, address);
    }
  }

  @Override
  public void until(Instant moment) {
    if (!made) {
      long begun = System.nanoTime();
      world.agenda.until(moment);
      took += System.nanoTime() - begun;
    }
  }

  /** Lets all happen until now. */
  public void end() {
    if (!made) {
      until(present);
      progress.accept(
          "Demo: %d pickups of three months, which took %d s"
              .formatted(booked, took / 1_000_000_000));
    }
  }
}
