package org.lvdao.report;

import io.micronaut.serde.annotation.Serdeable;
import org.lvdao.kernel.DomainEvent;

/**
 * A verifier found that what was reported was real and is cleaned up (核查结案). Comes again when the
 * case was reopened in between; {@link VerifiedReports} tells more.
 */
@Serdeable
public record ReportVerifiedEvent(long reportId) implements DomainEvent {
  @Override
  public long aggregateId() {
    return reportId;
  }
}
