package org.lvdao.account;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.lvdao.kernel.DomainEvent;

/**
 * A resident asked for the account to be erased, and was signed out everywhere.
 *
 * @param askedAt when that was
 * @param eraseAt until when they may sign in and take it back
 */
@Serdeable
public record AccountErasureEvent(long accountId, Instant askedAt, Instant eraseAt)
    implements DomainEvent {
  @Override
  public long aggregateId() {
    return accountId;
  }
}
