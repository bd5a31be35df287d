package org.lvdao.pickup;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.pickup.recyclables.DemoRecyclables;
import org.lvdao.pickup.slot.DemoSlots;
import org.lvdao.pickup.station.SortingCentres;
import org.lvdao.pickup.station.Station;
import org.lvdao.pickup.station.Stations;

/** The stations of a district of the demo and what leaves them, day by day. */
final class DemoYard {
  private static final int DAYS_BETWEEN_LOADS = 16;
  private static final LocalTime EVENING = LocalTime.of(18, 10);

  private final PickupWorld world;
  private final String district;
  private final DemoRecyclables ledger;
  private final List<Station> stations;
  private final long centre;

  DemoYard(PickupWorld world, String district) {
    this.world = world;
    this.district = district;
    this.ledger =
        new DemoRecyclables(
            world.beans, world.staff("dispatcher." + district), district, world.random);
    this.stations = world.bean(Stations.class).inDistrict(district);
    this.centre = world.bean(SortingCentres.class).inDistrict(district).getFirst().id();
  }

  /**
   * When they collect, at the present: what was made of other windows for the coming days would be
   * withdrawn in the past, and stay so.
   */
  void schedule() {
    var admin = world.staff("admin");
    stations.forEach(station -> DemoSlots.schedule(world.beans, admin, station));
  }

  /** One day on which one of them does not collect. */
  void close(LocalDate first) {
    var closed =
        first.plusDays(60).atTime(LocalTime.of(8, 0)).atZone(BusinessTime.ZONE).toInstant();
    world.agenda.at(
        closed.minus(Duration.ofHours(40)),
        () -> {
          DemoSlots.close(
              world.beans,
              world.staff("dispatcher." + district),
              stations.getFirst(),
              closed,
              closed.plus(Duration.ofHours(11)),
              "地磅检定，当日暂停上门回收");
          world.bean(ClosedSlots.class).check();
        });
  }

  /**
   * The evening of the day, and what follows from it.
   *
   * @param first day of all
   */
  void day(LocalDate day, LocalDate first) {
    var evening = day.atTime(EVENING).atZone(BusinessTime.ZONE).toInstant();
    for (int i = 0; i < stations.size(); i++) {
      var station = stations.get(i);
      if ((day.toEpochDay() + 5L * i) % DAYS_BETWEEN_LOADS == 0) {
        world.agenda.at(evening.plus(world.minutes(0, 40)), () -> load(station));
      }
    }
    if (day.getDayOfWeek() == DayOfWeek.FRIDAY) {
      world.agenda.at(evening.minus(world.minutes(60, 200)), () -> ledger.sell(centre));
    }
    if (day.getDayOfMonth() == 23) {
      world.agenda.at(evening.minus(world.minutes(300, 500)), this::spoil);
    }
    var month = YearMonth.from(day).minusMonths(1);
    if (day.getDayOfMonth() == 5 && !month.atDay(1).isBefore(first)) {
      world.agenda.at(
          evening.minus(world.minutes(100, 400)),
          () -> ledger.enterWaste(world.staff("admin"), month));
    }
  }

  private void load(Station station) {
    var plate = (district.equals("tianqiao") ? "鲁A" : "鲁P") + (district.length() * 11_037 % 90_000);
    var sheet = ledger.load(station.id(), plate);
    if (sheet == null) {
      return;
    }
    var received = world.awake(world.agenda.now().plus(world.minutes(35, 240)));
    world.agenda.at(
        received,
        () -> {
          ledger.receive(sheet);
          world.agenda.in(world.minutes(1_000, 2_800), () -> ledger.sort(centre));
        });
  }

  private void spoil() {
    ledger.spoil(stations.getLast().id());
  }
}
