package org.lvdao.account;

import io.micronaut.serde.annotation.Serdeable;
import org.lvdao.kernel.DomainEvent;

/** An account of staff may do other things than before, or was disabled and may do nothing. */
@Serdeable
public record StaffRightsEvent(long accountId) implements DomainEvent {
  @Override
  public long aggregateId() {
    return accountId;
  }
}
