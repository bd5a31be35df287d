package org.lvdao.survey.aftercase;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.lvdao.kernel.Actor;
import org.lvdao.platform.web.Idempotency;
import org.lvdao.platform.web.Idempotency.Reply;
import org.lvdao.platform.web.Problems;

/** Two questions on how a case was handled (办结满意度). */
@Controller(AfterCaseController.PATH)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("RESIDENT")
class AfterCaseController {
  static final String PATH = "/api/v1/after-case-surveys";

  private final AfterCases surveys;
  private final Idempotency idempotency;

  AfterCaseController(AfterCases surveys, Idempotency idempotency) {
    this.surveys = surveys;
    this.idempotency = idempotency;
  }

  /**
   * A survey that waits.
   *
   * @param caseId of the report or the booking
   * @param number of the case, as residents know it
   * @param endedAt when the case came to its end
   * @param closesAt until when it can be answered
   * @param questions {@code satisfaction} and {@code reason}
   */
  @Serdeable
  record Waiting(
      String id,
      CaseKind kind,
      String caseId,
      String number,
      Instant endedAt,
      Instant closesAt,
      List<Asked> questions) {}

  /**
   * A question.
   *
   * @param code the field of the answer
   * @param text in Chinese
   */
  @Serdeable
  record Asked(String code, String text, List<Choice> options) {}

  /**
   * An answer one can choose.
   *
   * @param label in Chinese
   */
  @Serdeable
  record Choice(String code, String label) {}

  /**
   * What waits for an answer.
   *
   * @param items the soonest to close first, at most 100; the next ones follow when these are
   *     answered
   */
  @Serdeable
  record WaitingList(List<Waiting> items) {}

  /** How a case was handled. */
  @Serdeable
  record Response(@NotNull Satisfaction satisfaction, @NotNull Improvement reason) {}

  /** That one's answer has come; it does not repeat it. */
  @Serdeable
  record Thanks(String id, boolean answered) {}

  /**
   * List the surveys of one's own cases that wait for an answer. A case that one has rated is not
   * among them.
   */
  @Get
  WaitingList list(Actor actor) {
    return new WaitingList(
        surveys.waiting(actor).stream().map(AfterCaseController::waiting).toList());
  }

  /** Answer the two questions on a case, once. It needs the consent {@code SURVEY}. */
  @Post("/{id}/response")
  @Status(HttpStatus.CREATED)
  @Problems({"survey-answered", "survey-closed"})
  HttpResponse<Thanks> answer(
      HttpRequest<?> request, Actor actor, long id, @Valid @Body Response response) {
    return idempotency.once(
        request,
        actor,
        response,
        () -> {
          surveys.answer(actor, id, response.satisfaction(), response.reason());
          return Reply.created(PATH, new Thanks(Long.toString(id), true));
        });
  }

  private static Waiting waiting(AfterCaseRow row) {
    return new Waiting(
        Long.toString(row.id()),
        row.kind(),
        Long.toString(row.caseId()),
        row.caseNo(),
        row.closedAt(),
        row.closesAt(),
        List.of(
            new Asked(
                "satisfaction",
                row.kind().question(),
                Stream.of(Satisfaction.values())
                    .map(option -> new Choice(option.name(), option.label()))
                    .toList()),
            new Asked(
                "reason",
                Improvement.QUESTION,
                Stream.of(Improvement.values())
                    .map(option -> new Choice(option.name(), option.label(row.kind())))
                    .toList())));
  }
}
