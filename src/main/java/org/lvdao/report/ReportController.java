package org.lvdao.report;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.Datum;
import org.lvdao.area.Position;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Page;
import org.lvdao.platform.web.Idempotency;
import org.lvdao.platform.web.Idempotency.Reply;
import org.lvdao.platform.web.Versions;
import org.lvdao.report.support.ReportSupports;
import org.lvdao.report.support.Supports;

/** What residents do with reports. */
@Controller("/api/v1/reports")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("RESIDENT")
class ReportController {
  private final ReportSubmission submission;
  private final ReporterActions actions;
  private final ReportBrowsing browsing;
  private final ResidentViews views;
  private final Supports supports;
  private final Idempotency idempotency;

  ReportController(
      ReportSubmission submission,
      ReporterActions actions,
      ReportBrowsing browsing,
      ResidentViews views,
      Supports supports,
      Idempotency idempotency) {
    this.submission = submission;
    this.actions = actions;
    this.browsing = browsing;
    this.views = views;
    this.supports = supports;
    this.idempotency = idempotency;
  }

  @Serdeable
  record NearbyList(List<ReportBrowsing.Nearby> items) {}

  /** Report illegal dumping. */
  @Post
  @Status(HttpStatus.CREATED)
  HttpResponse<ReportView> submit(
      HttpRequest<?> request, Actor actor, @Valid @Body SubmitReport command) {
    try (var prepared = submission.prepare(command)) {
      return idempotency.once(
          request,
          actor,
          command,
          () -> {
            var written = submission.submit(actor, prepared);
            var report = written.report();
            return Reply.created(
                "/api/v1/reports/" + report.id,
                report.version,
                views.forReporter(written, prepared.category()));
          });
    }
  }

  /** List one's own reports, the newest first. */
  @Get("/mine")
  Page<ReportSummary> mine(
      Actor actor,
      @Nullable @QueryValue String cursor,
      @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit) {
    return browsing.mine(actor, cursor, limit);
  }

  /**
   * Find open cases within 100 m and 30 days, to support one instead of reporting again.
   *
   * @param lat degrees north
   * @param lon degrees east
   * @param datum of the coordinates
   * @param category code of the category; cases of every category without it
   */
  @Get("/nearby")
  NearbyList nearby(
      Actor actor,
      @QueryValue @DecimalMin("-90") @DecimalMax("90") BigDecimal lat,
      @QueryValue @DecimalMin("-180") @DecimalMax("180") BigDecimal lon,
      @QueryValue(defaultValue = "GCJ02") Datum datum,
      @Nullable @QueryValue String category) {
    return new NearbyList(
        browsing.nearby(
            actor, new Position(lat.doubleValue(), lon.doubleValue(), datum, null), category));
  }

  /** Read a case: one's own in full, another's without person and exact place. */
  @Get("/{id}")
  @Secured(SecurityRule.IS_AUTHENTICATED)
  HttpResponse<ReportView> read(Actor actor, long id) {
    var report = browsing.read(actor, id);
    return Versions.ok(report.version, views.of(report, actor));
  }

  /** Add one's voice to an open case, once. */
  @Post("/{id}/supports")
  HttpResponse<ReportSupports> support(HttpRequest<?> request, Actor actor, long id) {
    return idempotency.onceIfAsked(
        request,
        actor,
        () -> {
          var report = actions.support(actor, id);
          return Reply.ok(report.version, supports.of(id, actor.accountId()));
        });
  }

  /** Withdraw one's report before it is accepted. */
  @Post("/{id}/withdraw")
  HttpResponse<ReportView> withdraw(HttpRequest<?> request, Actor actor, long id) {
    return idempotency.onceIfAsked(request, actor, () -> reply(actor, actions.withdraw(actor, id)));
  }

  /** Rate a closed case, once within 14 days. */
  @Post("/{id}/rating")
  HttpResponse<ReportView> rate(
      HttpRequest<?> request, Actor actor, long id, @Valid @Body ReporterCommands.Rating rating) {
    return step(request, actor, rating, () -> actions.rate(actor, id, rating));
  }

  /** Ask for a closed case to be worked on again, within 14 days. */
  @Post("/{id}/reopen-requests")
  @Status(HttpStatus.CREATED)
  HttpResponse<ReportView> requestReopening(
      HttpRequest<?> request,
      Actor actor,
      long id,
      @Valid @Body ReporterCommands.Reopening reopening) {
    return create(request, actor, reopening, () -> actions.requestReopening(actor, id, reopening));
  }

  /** Comment on one's open case. */
  @Post("/{id}/comments")
  @Status(HttpStatus.CREATED)
  HttpResponse<ReportView> comment(
      HttpRequest<?> request, Actor actor, long id, @Valid @Body ReporterCommands.Comment comment) {
    return create(request, actor, comment, () -> actions.comment(actor, id, comment));
  }

  private HttpResponse<ReportView> step(
      HttpRequest<?> request, Actor actor, Object command, Supplier<Report> step) {
    return idempotency.onceIfAsked(request, actor, command, () -> reply(actor, step.get()));
  }

  private Reply<ReportView> reply(Actor actor, Report report) {
    return Reply.ok(report.version, views.of(report, actor));
  }

  private HttpResponse<ReportView> create(
      HttpRequest<?> request, Actor actor, Object command, Supplier<Report> step) {
    return idempotency.once(
        request,
        actor,
        command,
        () -> {
          var report = step.get();
          return Reply.created(
              "/api/v1/reports/" + report.id, report.version, views.of(report, actor));
        });
  }
}
