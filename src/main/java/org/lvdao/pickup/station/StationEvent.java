package org.lvdao.pickup.station;

import io.micronaut.serde.annotation.Serdeable;
import org.lvdao.kernel.DomainEvent;

/** A station may cover places it did not cover before. */
@Serdeable
record StationEvent(long stationId, String district) implements DomainEvent {
  @Override
  public long aggregateId() {
    return stationId;
  }
}
