package org.lvdao.message;

import io.micronaut.serde.annotation.Serdeable;
import org.lvdao.kernel.DomainEvent;

/**
 * Many messages of one person became one push.
 *
 * @param messageId the newest of them
 */
@Serdeable
record DigestEvent(long messageId, int count) implements DomainEvent {
  @Override
  public long aggregateId() {
    return messageId;
  }
}
