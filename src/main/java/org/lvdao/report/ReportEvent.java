package org.lvdao.report;

import io.micronaut.serde.annotation.Serdeable;
import org.lvdao.kernel.DomainEvent;

/**
 * A step of a case was taken.
 *
 * @param reportId the case
 * @param version its row version after the step
 * @param action what was done, as in the history
 */
@Serdeable
public record ReportEvent(long reportId, long version, String action) implements DomainEvent {
  @Override
  public long aggregateId() {
    return reportId;
  }
}
