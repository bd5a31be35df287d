package org.lvdao.pickup.station;

import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.util.List;
import org.lvdao.platform.outbox.OutboxHandler;

/** Looks who waits for the station that is new or serves other places now. */
@Singleton
class WaitingHandler implements OutboxHandler<StationEvent> {
  private static final int PAGE = 500;

  private final WaitingRepository rows;
  private final BeanProvider<WaitingList> list;
  private final Stations stations;

  WaitingHandler(WaitingRepository rows, BeanProvider<WaitingList> list, Stations stations) {
    this.rows = rows;
    this.list = list;
    this.stations = stations;
  }

  @Override
  public String name() {
    return "station-waiting";
  }

  @Override
  public Class<StationEvent> eventType() {
    return StationEvent.class;
  }

  @Override
  public void handle(List<StationEvent> events) {
    for (var district : events.stream().map(StationEvent::district).distinct().toList()) {
      var inUse = stations.inDistrict(district);
      for (var page = rows.findWaiting(district, 0, PAGE);
          !page.isEmpty();
          page = rows.findWaiting(district, page.getLast().id(), PAGE)) {
        page.forEach(row -> list.get().tellIfCovered(row, inUse));
      }
    }
  }
}
