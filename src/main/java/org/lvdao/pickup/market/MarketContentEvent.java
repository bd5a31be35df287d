package org.lvdao.pickup.market;

import io.micronaut.serde.annotation.Serdeable;
import org.lvdao.kernel.DomainEvent;

/** The words of a thing have to be checked before a person looks at it. */
@Serdeable
record MarketContentEvent(long itemId) implements DomainEvent {
  @Override
  public long aggregateId() {
    return itemId;
  }
}
