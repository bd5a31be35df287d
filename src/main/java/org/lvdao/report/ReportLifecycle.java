package org.lvdao.report;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.database.Transactions;
import org.lvdao.report.ReportSteps.Step;
import org.lvdao.report.workflow.CaseStaff;
import org.lvdao.report.workflow.Party;
import org.lvdao.report.workflow.ReportAction;
import org.lvdao.report.workflow.RequestKind;
import org.lvdao.report.workflow.Workflow;

/** Takes the steps of staff, as {@link Workflow} allows them. */
@Singleton
class ReportLifecycle {
  private final ReportRepository reports;
  private final Requests requests;
  private final ReportSteps steps;
  private final Dispatching dispatching;
  private final Duplicates duplicates;
  private final Handling handling;
  private final Deciding deciding;
  private final Transactions transactions;
  private final InstantSource clock;

  ReportLifecycle(
      ReportRepository reports,
      Requests requests,
      ReportSteps steps,
      Dispatching dispatching,
      Duplicates duplicates,
      Handling handling,
      Deciding deciding,
      Transactions transactions,
      InstantSource clock) {
    this.reports = reports;
    this.requests = requests;
    this.steps = steps;
    this.dispatching = dispatching;
    this.duplicates = duplicates;
    this.handling = handling;
    this.deciding = deciding;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * @throws DomainError {@code not-found} when the actor may not see the case
   */
  Report read(Actor actor, long id) {
    return reports
        .findById(id)
        .filter(report -> CaseStaff.maySee(actor, report.areaPath()))
        .orElseThrow(DomainError::notFound);
  }

  /**
   * Takes one step.
   *
   * @param basedOn the version of the case the actor saw
   * @throws DomainError {@code forbidden}, {@code stale-version}, {@code action-not-allowed} with
   *     the actions that are, or naming the field the action needs
   */
  Report take(Actor actor, long id, ReportAction action, long basedOn, StaffStep command) {
    return transactions.write(
        () -> {
          var report = read(actor, id);
          Party party = checkAllowed(actor, report, action, basedOn);
          var from = report.status;
          boolean failed =
              action == ReportAction.LOOK_BACK && Boolean.FALSE.equals(command.passed());
          report.status = Workflow.target(from, action, failed);
          var step = apply(report, Step.of(actor, party, action, from), command);
          if (report.status != from) {
            requests.lapseUndecidable(report);
          }
          return steps.write(report, step);
        });
  }

  private Party checkAllowed(Actor actor, Report report, ReportAction action, long basedOn) {
    if (!Workflow.hasRoleFor(action, actor, report)) {
      throw DomainError.of(CommonProblem.FORBIDDEN);
    }
    if (report.version != basedOn) {
      throw DomainError.of(CommonProblem.STALE_VERSION);
    }
    var waiting = requests.waiting(report);
    if (!Workflow.isPossible(action, report.status, waiting)) {
      throw report.actionNotAllowed(
          Workflow.allowed(report, actor, waiting).stream().map(ReportAction::code).toList());
    }
    var party = Workflow.partyFor(action, actor, report);
    if (party == null) {
      throw DomainError.of(
          report.wasHandledBy(actor.accountId())
              ? ReportProblem.HANDLED_BY_YOU
              : CommonProblem.FORBIDDEN);
    }
    return party;
  }

  private Step apply(Report report, Step step, StaffStep command) {
    Instant now = clock.instant();
    return switch (step.action()) {
      case ACCEPT -> {
        report.acceptedAt = now;
        yield step.note(command.words());
      }
      case REJECT -> {
        report.rejectedAt = now;
        yield step.note(command.requiredReason());
      }
      case MARK_DUPLICATE -> duplicates.merge(report, step, command);
      case DISPATCH -> dispatching.dispatch(report, step, command);
      case RETURN -> dispatching.giveBack(report, step, command);
      case CORRECT -> dispatching.correct(report, step, command, now);
      case START -> step.note(command.words());
      case SUSPEND -> deciding.askSuspension(report, step, command);
      case APPROVE_SUSPENSION -> deciding.approveSuspension(report, step, command, now);
      case REFUSE_SUSPENSION -> deciding.refuse(report, step, command, RequestKind.SUSPENSION);
      case RESUME -> deciding.resume(report, step, command, now);
      case EXTEND -> deciding.askExtension(report, step, command, now);
      case APPROVE_EXTENSION -> deciding.approveExtension(report, step, command, now);
      case REFUSE_EXTENSION -> deciding.refuse(report, step, command, RequestKind.EXTENSION);
      case HANDLE -> handling.handle(report, step, command, now);
      case CLOSE -> handling.close(report, step, command, now);
      case REWORK -> handling.rework(report, step, command, now);
      case REOPEN -> {
        handling.reopen(report, now);
        yield deciding.approve(report, step, command, RequestKind.REOPENING);
      }
      case REFUSE_REOPEN -> deciding.refuse(report, step, command, RequestKind.REOPENING);
      case LOOK_BACK -> handling.lookBack(report, step, command, now);
      case PUBLISH -> deciding.publish(report, step, command);
      case WITHHOLD -> deciding.withhold(report, step, command);
      case NOTE -> step.note(Required.text("/note", command.note()));
      case SUBMIT,
          ADOPT_DUPLICATE,
          WITHDRAW,
          REQUEST_REOPEN,
          COMMENT,
          RATE,
          DOUBT,
          WARN,
          MARK_OVERDUE ->
          throw new IllegalStateException("Not a step of staff: " + step.action());
    };
  }
}
