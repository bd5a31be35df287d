package org.lvdao.message;

/** What a message is about; people can turn off the pushes of each. */
public enum Topic {
  /** One's own reports (案件进展). */
  REPORT,
  /** What one's household delivers (厨余垃圾投放), and its points. */
  HOUSEHOLD,
  /** What the district announces (公告). */
  ANNOUNCEMENT,
  /** One's own account (账号安全). */
  ACCOUNT
}
