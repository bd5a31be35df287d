package org.lvdao.message;

/** What a message is about; people can turn off the pushes of each. */
public enum Topic {
  /** One's own reports (案件进展). */
  REPORT,
  /** What one's household delivers (厨余垃圾投放), and its points. */
  HOUSEHOLD,
  /** Having recyclables picked up (预约回收), and the flea market (跳蚤市场). */
  PICKUP,
  /** Surveys one is invited to (问卷调查). */
  SURVEY,
  /** What the district announces (公告). */
  ANNOUNCEMENT,
  /** One's own account (账号安全). */
  ACCOUNT
}
