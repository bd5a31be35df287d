package org.lvdao.survey.answering;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.lvdao.kernel.DomainEvent;

/**
 * Somebody is to get points for having answered.
 *
 * @param at when the campaign was over
 */
@Serdeable
record RewardEvent(long campaignId, long accountId, Instant at) implements DomainEvent {
  @Override
  public long aggregateId() {
    return accountId;
  }
}
