package org.lvdao.report.workflow;

import java.util.EnumSet;
import java.util.Set;

/** Where a case stands. */
public enum ReportStatus {
  /** Received, nobody has looked at it yet. */
  SUBMITTED("待受理"),
  /** Accepted into the ledger (立案). */
  ACCEPTED("已受理"),
  /** Sent to a responsible unit, not started. */
  DISPATCHED("已派遣"),
  /** The unit works on it. */
  IN_PROGRESS("处置中"),
  /** Cannot be worked on for now; the deadline stands still. */
  SUSPENDED("挂账"),
  /** Done, says the unit; to be verified. */
  HANDLED("待核查"),
  /** Verified and closed. */
  CLOSED("已结案"),
  /** Not accepted, with a reason. */
  REJECTED("不予受理"),
  /** The same as another case, which carries its voices and photos. */
  DUPLICATE("重复上报"),
  /** Taken back by the reporter. */
  WITHDRAWN("已撤回");

  private static final Set<ReportStatus> ENDED = EnumSet.of(CLOSED, REJECTED, DUPLICATE, WITHDRAWN);

  private final String label;

  ReportStatus(String label) {
    this.label = label;
  }

  /** What residents and staff call it, in Chinese. */
  public String label() {
    return label;
  }

  /** Whether work on the case is still to be done. */
  public boolean isOpen() {
    return !ENDED.contains(this);
  }

  /** Whether the deadline of a case in this state is running. */
  public boolean deadlineRuns() {
    return isOpen() && this != SUSPENDED;
  }
}
