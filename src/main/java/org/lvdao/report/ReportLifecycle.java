package org.lvdao.report;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Ids;
import org.lvdao.platform.database.Transactions;
import org.lvdao.report.ReportSteps.Step;
import org.lvdao.report.category.Categories;
import org.lvdao.report.category.Category;
import org.lvdao.report.workflow.Party;
import org.lvdao.report.workflow.ReportAction;
import org.lvdao.report.workflow.RequestKind;
import org.lvdao.report.workflow.Workflow;

/** Takes the steps of staff, as {@link Workflow} allows them. */
@Singleton
class ReportLifecycle {
  private final ReportRepository reports;
  private final RequestRepository requests;
  private final ReportSteps steps;
  private final Deadlines deadlines;
  private final Categories categories;
  private final Dispatching dispatching;
  private final Duplicates duplicates;
  private final ReportSettings settings;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  ReportLifecycle(
      ReportRepository reports,
      RequestRepository requests,
      ReportSteps steps,
      Deadlines deadlines,
      Categories categories,
      Dispatching dispatching,
      Duplicates duplicates,
      ReportSettings settings,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.reports = reports;
    this.requests = requests;
    this.steps = steps;
    this.deadlines = deadlines;
    this.categories = categories;
    this.dispatching = dispatching;
    this.duplicates = duplicates;
    this.settings = settings;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * @throws DomainError {@code not-found} when the actor may not see the case
   */
  Report read(Actor actor, long id) {
    return reports
        .findById(id)
        .filter(report -> actor.mayAsStaff(report.areaPath()))
        .orElseThrow(DomainError::notFound);
  }

  Set<RequestKind> waiting(Report report) {
    var kinds = requests.waitingKinds(report.id);
    return kinds.isEmpty() ? EnumSet.noneOf(RequestKind.class) : EnumSet.copyOf(kinds);
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
            lapseUndecidable(report);
          }
          return steps.write(report, step);
        });
  }

  /** A request lapses when the case has come to where nobody can decide it any more. */
  private void lapseUndecidable(Report report) {
    for (var kind : waiting(report)) {
      if (!Workflow.isDecidable(kind, report.status)) {
        requests.lapse(report.id, kind, clock.instant());
      }
    }
  }

  private Party checkAllowed(Actor actor, Report report, ReportAction action, long basedOn) {
    if (!Workflow.hasRoleFor(action, actor, report)) {
      throw DomainError.of(CommonProblem.FORBIDDEN);
    }
    if (report.version != basedOn) {
      throw DomainError.of(CommonProblem.STALE_VERSION);
    }
    var waiting = waiting(report);
    if (!Workflow.isPossible(action, report.status, waiting)) {
      throw DomainError.of(ReportProblem.ACTION_NOT_ALLOWED)
          .with("caseStatus", report.status.name())
          .with("caseStatusName", report.status.label())
          .with(
              "allowedActions",
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
      case SUSPEND -> ask(report, step, command, RequestKind.SUSPENSION, null, now);
      case EXTEND -> askExtension(report, step, command, now);
      case APPROVE_SUSPENSION -> {
        report.suspendedAt = now;
        yield decide(report, step, command.words(), RequestKind.SUSPENSION, true, now);
      }
      case APPROVE_EXTENSION -> approveExtension(report, step, command, now);
      case REFUSE_SUSPENSION ->
          decide(report, step, command.requiredReason(), RequestKind.SUSPENSION, false, now);
      case REFUSE_EXTENSION ->
          decide(report, step, command.requiredReason(), RequestKind.EXTENSION, false, now);
      case REFUSE_REOPEN ->
          decide(report, step, command.requiredReason(), RequestKind.REOPENING, false, now);
      case RESUME -> {
        deadlines.resume(report, category(report), now);
        report.suspendedAt = null;
        yield step.note(command.words());
      }
      case HANDLE -> handle(report, step, command, now);
      case CLOSE -> {
        report.closedAt = now;
        report.closedBy = step.actor().accountId();
        report.lookBackDue = now.plus(settings.lookBackAfter());
        yield step.note(command.words());
      }
      case REWORK -> rework(report, step, command, now);
      case REOPEN -> {
        reopen(report, now);
        yield decide(report, step, command.words(), RequestKind.REOPENING, true, now);
      }
      case LOOK_BACK -> lookBack(report, step, command, now);
      case NOTE -> step.note(Required.text("/note", command.note()));
      case START -> step.note(command.words());
      case SUBMIT, ADOPT_DUPLICATE, WITHDRAW, REQUEST_REOPEN, COMMENT, RATE, WARN, MARK_OVERDUE ->
          throw new IllegalStateException("Not a step of staff: " + step.action());
    };
  }

  private Step handle(Report report, Step step, StaffStep command, Instant now) {
    var text = Required.text("/note", command.note());
    var photoIds = PhotoIds.parse(command.photoIds());
    if (photoIds.isEmpty()) {
      throw DomainError.field("/photoIds", "after-photo-required");
    }
    report.handledAt = now;
    report.handledBy = step.actor().accountId();
    return step.note(text).photos(photoIds, ReportPhotoRow.Purpose.AFTER);
  }

  private Step rework(Report report, Step step, StaffStep command, Instant now) {
    var reason = command.requiredReason();
    report.reworkCount++;
    report.handledAt = null;
    report.handledBy = null;
    var category = category(report);
    if (category.onRework() == Category.OnRework.RESTART) {
      deadlines.start(report, category, now);
    }
    return step.note(reason);
  }

  private Step lookBack(Report report, Step step, StaffStep command, Instant now) {
    boolean passed = Required.value("/passed", command.passed());
    if (!passed) {
      command.requiredReason();
      reopen(report, now);
    }
    report.lookBackAt = now;
    report.lookBackDue = null;
    return step.note(command.words())
        .details(Map.of("passed", passed))
        .photos(PhotoIds.parse(command.photoIds()), ReportPhotoRow.Purpose.LOOK_BACK);
  }

  /** A reopened case gets the whole term again: the old one ended with the closing. */
  private void reopen(Report report, Instant now) {
    report.reopenCount++;
    report.closedAt = null;
    report.closedBy = null;
    report.handledAt = null;
    report.handledBy = null;
    report.lookBackDue = null;
    deadlines.start(report, category(report), now);
  }

  private Step askExtension(Report report, Step step, StaffStep command, Instant now) {
    var until = Required.value("/until", command.until());
    if (now.isAfter(report.deadline)) {
      throw DomainError.of(ReportProblem.DEADLINE_PASSED);
    }
    if (!until.isAfter(report.deadline)) {
      throw DomainError.field("/until", "not-after-deadline");
    }
    return ask(report, step, command, RequestKind.EXTENSION, until, now);
  }

  private Step approveExtension(Report report, Step step, StaffStep command, Instant now) {
    var until =
        requests.findWaiting(report.id, RequestKind.EXTENSION).map(RequestRow::until).orElseThrow();
    var before = report.deadline;
    deadlines.extend(report, category(report), until, now);
    return decide(report, step, command.words(), RequestKind.EXTENSION, true, now)
        .details(Map.of("deadlineBefore", before.toString(), "deadline", until.toString()));
  }

  private Step ask(
      Report report,
      Step step,
      StaffStep command,
      RequestKind kind,
      @Nullable Instant until,
      Instant now) {
    var reason = command.requiredReason();
    if (requests.findWaiting(report.id, kind).isPresent()) {
      throw DomainError.of(ReportProblem.REQUEST_WAITING);
    }
    requests.save(
        RequestRow.waiting(ids.next(), report, kind, reason, until, step.actor().accountId(), now));
    var asked = step.note(reason);
    return until == null ? asked : asked.details(Map.of("until", until.toString()));
  }

  private Step decide(
      Report report,
      Step step,
      @Nullable String words,
      RequestKind kind,
      boolean approved,
      Instant now) {
    var request = requests.findWaiting(report.id, kind).orElseThrow();
    var state = approved ? RequestRow.State.APPROVED : RequestRow.State.REFUSED;
    if (requests.decide(request.id(), state, step.actor().accountId(), now, words) != 1) {
      throw DomainError.of(CommonProblem.STALE_VERSION);
    }
    return step.note(words == null && approved ? request.reason() : words);
  }

  private Category category(Report report) {
    return categories.find(report.district, report.category).orElseThrow();
  }

  /** What was asked for in the case, the oldest first. */
  List<RequestRow> requests(Report report) {
    return requests.findByReportIdOrderById(report.id);
  }
}
