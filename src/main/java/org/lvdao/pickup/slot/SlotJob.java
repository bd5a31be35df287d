package org.lvdao.pickup.slot;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.lvdao.area.AreaService;
import org.lvdao.pickup.station.Stations;
import org.lvdao.platform.jobs.DueWork;

/** Ends holds whose time is over, and makes the slots of one more day. */
@Singleton
class SlotJob {
  private final HoldRepository rows;
  private final Holds holds;
  private final SlotMaking making;
  private final Stations stations;
  private final AreaService areas;
  private final DueWork work;
  private final InstantSource clock;

  SlotJob(
      HoldRepository rows,
      Holds holds,
      SlotMaking making,
      Stations stations,
      AreaService areas,
      DueWork work,
      InstantSource clock) {
    this.rows = rows;
    this.holds = holds;
    this.making = making;
    this.stations = stations;
    this.areas = areas;
    this.work = work;
    this.clock = clock;
  }

  /** Returns how many holds this node ended. */
  @Scheduled(
      fixedDelay = "${lvdao.pickup.due-check:10s}",
      initialDelay = "${lvdao.pickup.due-check:10s}")
  int expire() {
    return work.run(
        "Expiry of holds", size -> rows.findExpired(clock.instant(), size), holds::expire);
  }

  /** Every node does; the unique key lets each slot be made once. */
  @Scheduled(fixedDelay = "1h", initialDelay = "1m")
  void make() {
    for (var district : areas.districts()) {
      stations.inDistrict(district.code()).forEach(making::make);
    }
  }
}
