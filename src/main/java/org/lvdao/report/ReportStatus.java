package org.lvdao.report;

import java.util.EnumSet;
import java.util.Set;

/** Where a case stands. */
public enum ReportStatus {
  /** 待受理. */
  SUBMITTED,
  /** 已受理（立案）. */
  ACCEPTED,
  /** 已派遣. */
  DISPATCHED,
  /** 处置中. */
  IN_PROGRESS,
  /** 挂账: the deadline stands still. */
  SUSPENDED,
  /** 已处置，待核查. */
  HANDLED,
  /** 已结案. */
  CLOSED,
  /** 不予受理. */
  REJECTED,
  /** 重复. */
  DUPLICATE,
  /** 已撤回. */
  WITHDRAWN;

  private static final Set<ReportStatus> ENDED = EnumSet.of(CLOSED, REJECTED, DUPLICATE, WITHDRAWN);

  /** Whether work on the case is still to be done. */
  public boolean isOpen() {
    return !ENDED.contains(this);
  }

  /** Whether the deadline of a case in this state is running. */
  boolean deadlineRuns() {
    return isOpen() && this != SUSPENDED;
  }
}
