package org.lvdao.report;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.database.Transactions;
import org.lvdao.report.ReportSteps.Step;
import org.lvdao.report.support.Supports;
import org.lvdao.report.workflow.Party;
import org.lvdao.report.workflow.ReportAction;
import org.lvdao.report.workflow.ReportStatus;
import org.lvdao.report.workflow.RequestKind;
import org.lvdao.report.workflow.Workflow;

/** What residents do with cases after reporting: their own, and others they support. */
@Singleton
class ReporterActions {
  private final ReportRepository reports;
  private final Requests requests;
  private final Supports supports;
  private final ReportSteps steps;
  private final ReportSettings settings;
  private final Transactions transactions;
  private final InstantSource clock;

  ReporterActions(
      ReportRepository reports,
      Requests requests,
      Supports supports,
      ReportSteps steps,
      ReportSettings settings,
      Transactions transactions,
      InstantSource clock) {
    this.reports = reports;
    this.requests = requests;
    this.supports = supports;
    this.steps = steps;
    this.settings = settings;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Takes the report back, as long as nobody accepted it. Twice is once. */
  Report withdraw(Actor actor, long id) {
    return transactions.write(
        () -> {
          var report = own(actor, id);
          if (report.status == ReportStatus.WITHDRAWN) {
            return report;
          }
          check(report, ReportAction.WITHDRAW);
          var from = report.status;
          report.status = ReportStatus.WITHDRAWN;
          return steps.write(report, step(actor, ReportAction.WITHDRAW, from));
        });
  }

  /**
   * @throws DomainError {@code already-rated}, or {@code period-over} later than 14 days after
   *     closing
   */
  Report rate(Actor actor, long id, ReporterCommands.Rating rating) {
    return transactions.write(
        () -> {
          var report = own(actor, id);
          if (report.ratedAt != null) {
            throw DomainError.of(ReportProblem.ALREADY_RATED);
          }
          check(report, ReportAction.RATE);
          checkPeriod(report);
          report.ratedAt = clock.instant();
          report.ratingStars = rating.stars();
          report.ratingResolved = rating.resolved();
          return steps.write(
              report,
              step(actor, ReportAction.RATE, report.status)
                  .note(rating.comment())
                  .details(Map.of("stars", rating.stars(), "resolved", rating.resolved())));
        });
  }

  Report requestReopening(Actor actor, long id, ReporterCommands.Reopening reopening) {
    return transactions.write(
        () -> {
          var report = own(actor, id);
          check(report, ReportAction.REQUEST_REOPEN);
          checkPeriod(report);
          requests.ask(report, RequestKind.REOPENING, reopening.reason(), null, actor);
          return steps.write(
              report,
              step(actor, ReportAction.REQUEST_REOPEN, report.status)
                  .note(reopening.reason())
                  .photos(PhotoIds.parse(reopening.photoIds()), ReportPhotoRow.Purpose.COMMENT));
        });
  }

  Report comment(Actor actor, long id, ReporterCommands.Comment comment) {
    return transactions.write(
        () -> {
          var report = own(actor, id);
          checkOpen(report);
          return steps.write(
              report,
              step(actor, ReportAction.COMMENT, report.status)
                  .note(comment.text())
                  .photos(PhotoIds.parse(comment.photoIds()), ReportPhotoRow.Purpose.COMMENT));
        });
  }

  /** Adds the actor's voice to an open case, once; the reporter's own is in it already. */
  Report support(Actor actor, long id) {
    return transactions.write(
        () -> {
          var report =
              reports
                  .findById(id)
                  .filter(r -> r.isShownTo(actor.accountId()))
                  .orElseThrow(DomainError::notFound);
          checkOpen(report);
          if (!report.isReportedBy(actor.accountId())) {
            supports.add(id, actor.accountId());
          }
          return report;
        });
  }

  private Report own(Actor actor, long id) {
    return reports
        .findById(id)
        .filter(report -> report.isReportedBy(actor.accountId()))
        .orElseThrow(DomainError::notFound);
  }

  private void check(Report report, ReportAction action) {
    if (!Workflow.isPossible(action, report.status, Set.of())) {
      throw report.actionNotAllowed(allowed(report));
    }
  }

  /** What the reporter may do with the case now. */
  List<String> allowed(Report report) {
    return Workflow.allowedToReporter(report.status).stream()
        .filter(
            action ->
                switch (action) {
                  case RATE -> report.ratedAt == null && !isPeriodOver(report);
                  case REQUEST_REOPEN ->
                      !isPeriodOver(report)
                          && !requests.waiting(report).contains(RequestKind.REOPENING);
                  default -> true;
                })
        .map(ReportAction::path)
        .toList();
  }

  private static void checkOpen(Report report) {
    if (!report.status.isOpen()) {
      throw DomainError.of(ReportProblem.CASE_ENDED).with("caseStatus", report.status.name());
    }
  }

  private void checkPeriod(Report report) {
    if (isPeriodOver(report)) {
      throw DomainError.of(ReportProblem.PERIOD_OVER)
          .with("days", settings.ratingPeriod().toDays());
    }
  }

  private boolean isPeriodOver(Report report) {
    Instant end = Objects.requireNonNull(report.closedAt).plus(settings.ratingPeriod());
    return clock.instant().isAfter(end);
  }

  private static Step step(Actor actor, ReportAction action, ReportStatus from) {
    return Step.of(actor, Party.REPORTER, action, from);
  }
}
