package org.lvdao.report;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.content.ContentCheck;
import org.lvdao.report.ReportSteps.Step;
import org.lvdao.report.category.Categories;
import org.lvdao.report.workflow.RequestKind;

/**
 * Suspension (挂账), extension (延期), reopening and publication: how they are asked for and decided.
 */
@Singleton
class Deciding {
  private final Requests requests;
  private final Deadlines deadlines;
  private final Categories categories;
  private final Publication publication;

  Deciding(Requests requests, Deadlines deadlines, Categories categories, Publication publication) {
    this.requests = requests;
    this.deadlines = deadlines;
    this.categories = categories;
    this.publication = publication;
  }

  Step askSuspension(Report report, Step step, StaffStep command) {
    var reason = command.requiredReason();
    requests.ask(report, RequestKind.SUSPENSION, reason, null, step.actor());
    return step.note(reason);
  }

  Step askExtension(Report report, Step step, StaffStep command, Instant now) {
    var until = Required.value("/until", command.until());
    if (now.isAfter(report.deadline)) {
      throw DomainError.of(ReportProblem.DEADLINE_PASSED);
    }
    if (!until.isAfter(report.deadline)) {
      throw DomainError.field("/until", "not-after-deadline");
    }
    var reason = command.requiredReason();
    requests.ask(report, RequestKind.EXTENSION, reason, until, step.actor());
    return step.note(reason).details(Map.of("until", until.toString()));
  }

  Step approveSuspension(Report report, Step step, StaffStep command, Instant now) {
    report.suspendedAt = now;
    return approve(report, step, command, RequestKind.SUSPENSION);
  }

  Step approveExtension(Report report, Step step, StaffStep command, Instant now) {
    var until = Required.value("/until", requests.waiting(report, RequestKind.EXTENSION).until());
    var before = report.deadline;
    deadlines.extend(report, categories.of(report.district, report.category), until, now);
    return approve(report, step, command, RequestKind.EXTENSION)
        .details(Map.of("deadlineBefore", before.toString(), "deadline", until.toString()));
  }

  /** Without words of the supervisor, the history repeats why it was asked for. */
  Step approve(Report report, Step step, StaffStep command, RequestKind kind) {
    var words = command.words();
    var request = requests.waiting(report, kind);
    requests.decide(request, RequestRow.State.APPROVED, words, step.actor());
    return step.note(words == null ? request.reason() : words);
  }

  Step refuse(Report report, Step step, StaffStep command, RequestKind kind) {
    var reason = command.requiredReason();
    var request = requests.waiting(report, kind);
    requests.decide(request, RequestRow.State.REFUSED, reason, step.actor());
    return step.note(reason);
  }

  Step publish(Report report, Step step, StaffStep command) {
    var words = command.words();
    var request = requests.waiting(report, RequestKind.PUBLICATION);
    requests.decide(request, RequestRow.State.APPROVED, words, step.actor());
    publication.decide(report, step.actor(), ContentCheck.Kind.PASS);
    return step.note(words);
  }

  Step withhold(Report report, Step step, StaffStep command) {
    publication.decide(report, step.actor(), ContentCheck.Kind.REJECT);
    return refuse(report, step, command, RequestKind.PUBLICATION);
  }

  Step resume(Report report, Step step, StaffStep command, Instant now) {
    deadlines.resume(report, categories.of(report.district, report.category), now);
    report.suspendedAt = null;
    return step.note(command.words());
  }
}
