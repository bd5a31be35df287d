package org.lvdao.report;

import io.micronaut.serde.annotation.Serdeable;
import org.lvdao.kernel.DomainEvent;
import org.lvdao.report.workflow.ReportAction;

/**
 * A step of a case was taken.
 *
 * @param reportId the case
 * @param version its row version after the step
 * @param action what was done, as in the history; {@link #CHANGE_REPORTER} and {@link
 *     #ERASE_REPORTER} stand in the audit log
 */
@Serdeable
public record ReportEvent(long reportId, long version, String action) implements DomainEvent {
  /** The reporter goes on with another account, whose the case is now. */
  public static final String CHANGE_REPORTER = "change-reporter";

  /** The case has no reporter any more, or nothing of what they said. */
  public static final String ERASE_REPORTER = "erase-reporter";

  @Override
  public long aggregateId() {
    return reportId;
  }

  /** Whether a verifier closed the case. */
  public boolean closes() {
    return action.equals(ReportAction.CLOSE.code());
  }

  /** Whether the reporter gave it stars. */
  public boolean rates() {
    return action.equals(ReportAction.RATE.code());
  }
}
