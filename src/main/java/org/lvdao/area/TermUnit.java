package org.lvdao.area;

/** What a term counts. */
public enum TermUnit {
  /** Plain hours, day and night. */
  HOURS,
  /** Hours within the district's working hours (工作时). */
  WORKING_HOURS,
  /** Working days (工作日); the term ends at the close of work on the last one. */
  WORKING_DAYS
}
