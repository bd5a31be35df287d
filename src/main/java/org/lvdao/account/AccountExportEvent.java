package org.lvdao.account;

import io.micronaut.serde.annotation.Serdeable;
import org.lvdao.kernel.DomainEvent;

/** A resident asked for an export. */
@Serdeable
record AccountExportEvent(long accountId, long exportId) implements DomainEvent {
  @Override
  public long aggregateId() {
    return accountId;
  }
}
