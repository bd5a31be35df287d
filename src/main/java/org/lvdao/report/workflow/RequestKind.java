package org.lvdao.report.workflow;

/** What can be asked for and needs a decision. */
public enum RequestKind {
  /** 挂账. */
  SUSPENSION,
  /** 延期. */
  EXTENSION,
  /** 重新处置. */
  REOPENING,
  /**
   * Whether words or photos that seem doubtful are shown to other residents (内容公开); a dispatcher
   * decides.
   */
  PUBLICATION
}
