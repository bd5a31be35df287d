package org.lvdao.report;

import io.micronaut.serde.annotation.Serdeable;
import org.lvdao.kernel.DomainEvent;

/**
 * The verdict about a photo is to be asked for.
 *
 * @param attempts how often it was before, so that it is asked for once at a time
 */
@Serdeable
record PhotoCheckEvent(long photoId, int attempts) implements DomainEvent {
  @Override
  public long aggregateId() {
    return photoId;
  }
}
