package org.lvdao.report;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.lvdao.area.TermUnit;
import org.lvdao.area.WorkingCalendar;
import org.lvdao.report.category.Category;

/**
 * When a case must be closed. The term counts in the category's unit from the moment the report was
 * submitted, stands still while the case is suspended, and is warned of when four fifths are gone.
 */
@Singleton
class Deadlines {
  /** Warn when this part of the term is gone (临期). */
  private static final int WARN_PERCENT = 80;

  private final WorkingCalendar calendar;

  Deadlines(WorkingCalendar calendar) {
    this.calendar = calendar;
  }

  /** Starts the whole term of the category at the given time. */
  void start(Report report, Category category, Instant from) {
    var end = calendar.after(report.district, from, category.term());
    report.termStartedAt = from;
    report.deadlineAssumed = end.assumed();
    set(report, category.deadlineUnit(), end.at(), from);
  }

  /**
   * Counts the running term anew after the category was corrected. What suspensions and extensions
   * have added to the old term is added to the new one.
   */
  void recount(Report report, Category before, Category category, Instant now) {
    var oldEnd = calendar.after(report.district, report.termStartedAt, before.term()).at();
    var end = calendar.after(report.district, report.termStartedAt, category.term());
    report.deadlineAssumed = end.assumed();
    var deadline = end.at();
    if (report.deadline.isAfter(oldEnd)) {
      deadline = add(report, category.deadlineUnit(), deadline, oldEnd, report.deadline);
    }
    set(report, category.deadlineUnit(), deadline, now);
  }

  /** The moment as long after the given one, in the unit, as {@code to} is after {@code from}. */
  private Instant add(Report report, TermUnit unit, Instant moment, Instant from, Instant to) {
    if (unit == TermUnit.HOURS) {
      return moment.plus(Duration.between(from, to));
    }
    var added = calendar.workingTime(report.district, from, to);
    var end = calendar.plusWorkingTime(report.district, moment, added);
    report.deadlineAssumed |= end.assumed();
    return end.at();
  }

  /** Moves the deadline to one that was approved. */
  void extend(Report report, Category category, Instant until, Instant now) {
    set(report, category.deadlineUnit(), until, now);
  }

  /**
   * Gives back the time the case was suspended for: what was left of the term then is left now. A
   * deadline that had passed before the suspension stays where it was.
   */
  void resume(Report report, Category category, Instant now) {
    var since = Objects.requireNonNull(report.suspendedAt, "not suspended");
    if (report.deadline.isAfter(since)) {
      var unit = category.deadlineUnit();
      if (report.warnAt.isAfter(since)) {
        report.warnAt = add(report, unit, now, since, report.warnAt);
      }
      report.deadline = add(report, unit, now, since, report.deadline);
    }
  }

  /** Sets the deadline and with it the warning; what lies in the future is warned of again. */
  private void set(Report report, TermUnit unit, Instant deadline, Instant now) {
    report.deadline = deadline;
    report.warnAt = warnAt(report, unit);
    if (report.warnAt.isAfter(now)) {
      report.warnedAt = null;
    }
    if (deadline.isAfter(now)) {
      report.overdueAt = null;
    }
  }

  private Instant warnAt(Report report, TermUnit unit) {
    var from = report.termStartedAt;
    if (unit == TermUnit.HOURS) {
      return from.plus(part(Duration.between(from, report.deadline)));
    }
    var whole = calendar.workingTime(report.district, from, report.deadline);
    return calendar.plusWorkingTime(report.district, from, part(whole)).at();
  }

  private static Duration part(Duration whole) {
    return Duration.ofMillis(Math.max(0, whole.toMillis() * WARN_PERCENT / 100));
  }

  /** When the deadline job must look at the case again; kept by every step. */
  static void scheduleCheck(Report report) {
    if (!report.status.deadlineRuns()) {
      report.nextCheckAt = null;
    } else if (report.warnedAt == null) {
      report.nextCheckAt = report.warnAt;
    } else {
      report.nextCheckAt = report.overdueAt == null ? report.deadline : null;
    }
  }
}
