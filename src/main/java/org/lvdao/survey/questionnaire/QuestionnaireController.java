package org.lvdao.survey.questionnaire;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Page;
import org.lvdao.platform.web.Idempotency;
import org.lvdao.platform.web.Idempotency.Reply;
import org.lvdao.platform.web.Problems;
import org.lvdao.platform.web.QueryReader;
import org.lvdao.platform.web.Versions;

/** Questionnaires (问卷), built by staff. */
@Controller("/api/v1/staff/questionnaires")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"SURVEYOR", "SUPERVISOR", "ADMIN"})
class QuestionnaireController {
  private static final String HERE = "/api/v1/staff/questionnaires/";

  private final Questionnaires questionnaires;
  private final Idempotency idempotency;

  QuestionnaireController(Questionnaires questionnaires, Idempotency idempotency) {
    this.questionnaires = questionnaires;
    this.idempotency = idempotency;
  }

  /**
   * A questionnaire to be begun, or one that was taken from elsewhere.
   *
   * @param district its code; absent for all districts, which who works everywhere may
   * @param code unique in the district, such as {@code SATISFACTION_2026}
   */
  @Serdeable
  record NewQuestionnaire(
      @Nullable @Size(max = 32) String district,
      @NotNull @Pattern(regexp = "[A-Z0-9][A-Z0-9_-]{0,31}") String code,
      @NotNull @Valid Form form) {}

  /** The draft as it shall be. */
  @Serdeable
  record Draft(@NotNull @Valid Form form) {}

  /** A version as it stands in lists. */
  @Serdeable
  record VersionEntry(
      int number,
      VersionState state,
      Instant changedAt,
      @Nullable Instant publishedAt,
      @Nullable Instant retiredAt) {
    static VersionEntry of(VersionRow row) {
      return new VersionEntry(
          row.number(), row.state(), row.changedAt(), row.publishedAt(), row.retiredAt());
    }
  }

  /** A questionnaire as it stands in lists. */
  @Serdeable
  record Entry(String id, @Nullable String district, String code, List<VersionEntry> versions) {
    static Entry of(Questionnaires.Found found) {
      var row = found.row();
      return new Entry(
          Long.toString(row.id()),
          row.district().isEmpty() ? null : row.district(),
          row.code(),
          found.versions().stream().map(VersionEntry::of).toList());
    }
  }

  /**
   * A questionnaire.
   *
   * @param form of its newest version
   */
  @Serdeable
  record Whole(
      String id, @Nullable String district, String code, List<VersionEntry> versions, Form form) {}

  /**
   * List the questionnaires of a district, with those of all districts, the newest first.
   *
   * @param district its code
   */
  @Get
  Page<Entry> list(
      Actor actor,
      @Parameter(required = true, example = "tianqiao") @Nullable @QueryValue String district,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue String limit) {
    var query = new QueryReader();
    var code = query.required("district", district);
    int size = query.limit(limit);
    query.check();
    return questionnaires.list(actor, code, cursor, size).map(Entry::of);
  }

  /** Read a questionnaire with the form of its newest version; the ETag is for changes. */
  @Get("/{id}")
  HttpResponse<Whole> read(Actor actor, long id) {
    return answer(questionnaires.read(actor, id));
  }

  /**
   * Read the form of a version, as it can be taken elsewhere.
   *
   * @param number of the version, from 1 on
   */
  @Get("/{id}/versions/{number}")
  Form version(Actor actor, long id, int number) {
    return questionnaires.version(actor, id, number);
  }

  /** Begin a questionnaire with its first draft. */
  @Post
  @Status(HttpStatus.CREATED)
  @Problems("questionnaire-exists")
  HttpResponse<Whole> add(
      @Valid @Body NewQuestionnaire given, Actor actor, HttpRequest<?> request) {
    return idempotency.once(
        request,
        actor,
        given,
        () -> {
          var district = given.district() == null ? "" : given.district();
          var found = questionnaires.add(actor, district, given.code(), given.form());
          return Reply.created(HERE + found.row().id(), found.row().version(), whole(found));
        });
  }

  /** Change the draft, or begin one after the version that was published last. */
  @Put("/{id}/draft")
  HttpResponse<Whole> draft(
      Actor actor,
      long id,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid @Body Draft draft) {
    return answer(questionnaires.draft(actor, id, Versions.required(ifMatch), draft.form()));
  }

  /**
   * Walk every branch of the newest version, and say what nobody reaches and where one is stuck.
   */
  @Post("/{id}/dry-run")
  DryRun dryRun(Actor actor, long id) {
    return questionnaires.dryRun(actor, id);
  }

  /** Publish the draft. From then on it never changes. */
  @Post("/{id}/publish")
  @Problems({"no-draft", "questionnaire-unsound"})
  HttpResponse<Whole> publish(
      Actor actor, long id, @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch) {
    return answer(questionnaires.publish(actor, id, Versions.required(ifMatch)));
  }

  /** Retire the version that was published last; campaigns that run with it go on. */
  @Post("/{id}/retire")
  @Problems("not-published")
  HttpResponse<Whole> retire(
      Actor actor, long id, @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch) {
    return answer(questionnaires.retire(actor, id, Versions.required(ifMatch)));
  }

  private HttpResponse<Whole> answer(Questionnaires.Found found) {
    return Versions.ok(found.row().version(), whole(found));
  }

  private Whole whole(Questionnaires.Found found) {
    var entry = Entry.of(found);
    return new Whole(
        entry.id(),
        entry.district(),
        entry.code(),
        entry.versions(),
        questionnaires.form(found.newest()));
  }
}
