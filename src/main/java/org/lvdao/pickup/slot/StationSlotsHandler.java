package org.lvdao.pickup.slot;

import jakarta.inject.Singleton;
import java.util.List;
import org.lvdao.pickup.station.StationEvent;
import org.lvdao.pickup.station.Stations;
import org.lvdao.platform.outbox.OutboxHandler;

/** Makes the slots of a station what its new hours say; one that is retired has none. */
@Singleton
class StationSlotsHandler implements OutboxHandler<StationEvent> {
  private final SlotMaking making;
  private final Stations stations;

  StationSlotsHandler(SlotMaking making, Stations stations) {
    this.making = making;
    this.stations = stations;
  }

  @Override
  public String name() {
    return "pickup-slots";
  }

  @Override
  public Class<StationEvent> eventType() {
    return StationEvent.class;
  }

  @Override
  public void handle(List<StationEvent> events) {
    events.stream()
        .map(StationEvent::stationId)
        .distinct()
        .flatMap(id -> stations.find(id).stream())
        .forEach(making::make);
  }
}
