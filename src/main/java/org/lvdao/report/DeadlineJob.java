package org.lvdao.report;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.lvdao.kernel.Actor;
import org.lvdao.platform.jobs.DueWork;
import org.lvdao.report.ReportSteps.Step;
import org.lvdao.report.workflow.Party;
import org.lvdao.report.workflow.ReportAction;

/** Warns of deadlines and marks those that passed, each exactly once. */
@Singleton
class DeadlineJob {
  private final ReportRepository reports;
  private final ReportSteps steps;
  private final DueWork work;
  private final InstantSource clock;

  DeadlineJob(ReportRepository reports, ReportSteps steps, DueWork work, InstantSource clock) {
    this.reports = reports;
    this.steps = steps;
    this.work = work;
    this.clock = clock;
  }

  /** Returns how many steps this node took. */
  @Scheduled(
      fixedDelay = "${lvdao.report.deadline-check:10s}",
      initialDelay = "${lvdao.report.deadline-check:10s}")
  int check() {
    return work.run(
        "Deadline check", size -> reports.findToCheck(clock.instant(), size), this::mark);
  }

  /** The next thing due of one case; false when nothing is. */
  boolean mark(long id) {
    Instant now = clock.instant();
    var report = reports.findById(id).orElse(null);
    if (report == null || report.nextCheckAt == null || report.nextCheckAt.isAfter(now)) {
      return false;
    }
    ReportAction action;
    if (report.warnedAt == null) {
      report.warnedAt = now;
      action = ReportAction.WARN;
    } else {
      report.overdueAt = now;
      action = ReportAction.MARK_OVERDUE;
    }
    steps.write(
        report,
        Step.of(Actor.SYSTEM, Party.SYSTEM, action, report.status)
            .details(Map.of("deadline", report.deadline.toString())));
    return true;
  }
}
