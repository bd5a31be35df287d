package org.lvdao.report;

import io.micronaut.serde.annotation.Serdeable;
import org.lvdao.kernel.DomainEvent;

/** The words of a case have to be checked before others may read them. */
@Serdeable
record ReportContentEvent(long reportId) implements DomainEvent {
  @Override
  public long aggregateId() {
    return reportId;
  }
}
