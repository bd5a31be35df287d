package org.lvdao.report;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Page;
import org.lvdao.platform.web.Idempotency;
import org.lvdao.platform.web.Idempotency.Reply;
import org.lvdao.platform.web.Versions;
import org.lvdao.report.workflow.ReportAction;
import org.lvdao.report.workflow.Workflow;

/** What staff do with cases of their area. */
@Controller("/api/v1/staff")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"HANDLER", "DISPATCHER", "VERIFIER", "SUPERVISOR", "ADMIN"})
class StaffReportController {
  private final ReportLifecycle lifecycle;
  private final LookBacks lookBacks;
  private final Publications publications;
  private final ContactReveal contacts;
  private final StaffViews views;
  private final Idempotency idempotency;

  StaffReportController(
      ReportLifecycle lifecycle,
      LookBacks lookBacks,
      Publications publications,
      ContactReveal contacts,
      StaffViews views,
      Idempotency idempotency) {
    this.lifecycle = lifecycle;
    this.lookBacks = lookBacks;
    this.publications = publications;
    this.contacts = contacts;
    this.views = views;
    this.idempotency = idempotency;
  }

  /** Read a case in full, with the actions one may take. */
  @Get("/reports/{id}")
  HttpResponse<StaffReportView> read(Actor actor, long id) {
    var report = lifecycle.read(actor, id);
    return Versions.ok(report.version, views.of(report, actor));
  }

  /**
   * Take a step of the workflow.
   *
   * @param action as listed in allowedActions and in the workflow
   * @param ifMatch the ETag of the case as it was read
   */
  @Post("/reports/{id}/{action}")
  HttpResponse<StaffReportView> take(
      HttpRequest<?> request,
      Actor actor,
      long id,
      String action,
      @Nullable @Header("If-Match") String ifMatch,
      @Valid @Nullable @Body StaffStep command) {
    var step = ReportAction.find(action).filter(Workflow::isForStaff);
    if (step.isEmpty()) {
      throw DomainError.notFound();
    }
    long basedOn = Versions.required(ifMatch);
    var given = command == null ? StaffStep.EMPTY : command;
    return idempotency.onceIfAsked(
        request,
        actor,
        given,
        () -> {
          var report = lifecycle.take(actor, id, step.get(), basedOn, given);
          return Reply.ok(report.version, views.of(report, actor));
        });
  }

  /** Show the reporter's phone number; who asked, when and why is kept. */
  @Post("/reports/{id}/contact")
  ContactReveal.Contact revealContact(
      Actor actor, long id, @Valid @Body ContactReveal.Purpose purpose) {
    return contacts.reveal(actor, lifecycle.read(actor, id), purpose);
  }

  /** List the closed cases whose look-back (回头看) is due, the longest waiting first. */
  @Get("/look-backs")
  @Secured({"VERIFIER", "SUPERVISOR", "ADMIN"})
  Page<LookBacks.Task> lookBacks(
      Actor actor,
      @Nullable @QueryValue String cursor,
      @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit) {
    return lookBacks.due(actor, cursor, limit);
  }

  /**
   * List the cases whose words or photos seem doubtful (内容审核), the longest waiting first; other
   * residents do not see these until they are published.
   */
  @Get("/publications")
  @Secured({"DISPATCHER"})
  Page<Publications.Doubtful> publications(
      Actor actor,
      @Nullable @QueryValue String cursor,
      @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit) {
    return publications.waiting(actor, cursor, limit);
  }
}
