package org.lvdao.message;

import io.micronaut.serde.annotation.Serdeable;
import org.lvdao.kernel.DomainEvent;

/** A message is in an inbox, and may be pushed. */
@Serdeable
record MessageEvent(long messageId) implements DomainEvent {
  @Override
  public long aggregateId() {
    return messageId;
  }
}
