package org.lvdao.pickup.station;

import io.micronaut.serde.annotation.Serdeable;
import org.lvdao.kernel.DomainEvent;

/** A station is new, has changed or is retired: it may cover other places, or be open otherwise. */
@Serdeable
public record StationEvent(long stationId, String district) implements DomainEvent {
  @Override
  public long aggregateId() {
    return stationId;
  }
}
