package org.lvdao.report.workflow;

/** What can be asked for and needs a supervisor's decision. */
public enum RequestKind {
  /** 挂账. */
  SUSPENSION,
  /** 延期. */
  EXTENSION,
  /** 重新处置. */
  REOPENING
}
