package org.lvdao.message;

import io.micronaut.serde.annotation.Serdeable;
import org.lvdao.kernel.DomainEvent;

/** A message of a broadcast is to be pushed. */
@Serdeable
record AnnouncementEvent(long messageId, long broadcastId) implements DomainEvent {
  @Override
  public long aggregateId() {
    return messageId;
  }
}
