package org.lvdao.report;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.database.Transactions;
import org.lvdao.report.ReportSteps.Step;
import org.lvdao.report.workflow.Party;
import org.lvdao.report.workflow.ReportAction;

/**
 * Warns of deadlines and marks those that passed, each exactly once: every node looks, and the
 * row's version lets only one of them write.
 */
@Singleton
class DeadlineJob {
  private static final int BATCH = 200;

  private final ReportRepository reports;
  private final ReportSteps steps;
  private final Transactions transactions;
  private final InstantSource clock;

  DeadlineJob(
      ReportRepository reports, ReportSteps steps, Transactions transactions, InstantSource clock) {
    this.reports = reports;
    this.steps = steps;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Returns how many steps this node took. */
  @Scheduled(
      fixedDelay = "${lvdao.report.deadline-check:10s}",
      initialDelay = "${lvdao.report.deadline-check:10s}")
  int check() {
    int taken = 0;
    while (true) {
      var due = reports.findToCheck(clock.instant(), BATCH);
      int before = taken;
      for (long id : due) {
        taken += checkOne(id) ? 1 : 0;
      }
      if (taken == before) {
        return taken;
      }
    }
  }

  boolean checkOne(long id) {
    try {
      return transactions.write(() -> mark(id));
    } catch (DomainError otherNodeWasFirst) {
      if (otherNodeWasFirst.type() == CommonProblem.STALE_VERSION) {
        return false;
      }
      throw otherNodeWasFirst;
    }
  }

  private boolean mark(long id) {
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
