package org.lvdao.survey.questionnaire;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Page;
import org.lvdao.platform.web.Idempotency;
import org.lvdao.platform.web.Idempotency.Reply;
import org.lvdao.platform.web.Problems;
import org.lvdao.platform.web.QueryReader;

/** The question bank (题库): questions to take into questionnaires. */
@Controller("/api/v1/staff/question-bank")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"SURVEYOR", "SUPERVISOR", "ADMIN"})
class QuestionBankController {
  private final QuestionBank bank;
  private final Idempotency idempotency;

  QuestionBankController(QuestionBank bank, Idempotency idempotency) {
    this.bank = bank;
    this.idempotency = idempotency;
  }

  /**
   * A question for the bank.
   *
   * @param district its code; absent for all districts, which who works everywhere may
   * @param question asked of everybody; conditions are the questionnaire's
   */
  @Serdeable
  record NewBankQuestion(
      @Nullable @Size(max = 32) String district, @NotNull @Valid Question question) {}

  /** A question of the bank. */
  @Serdeable
  record BankQuestion(String id, @Nullable String district, Question question, Instant createdAt) {}

  /**
   * List the questions of a district, with those of all districts, the newest first.
   *
   * @param district its code
   */
  @Get
  Page<BankQuestion> list(
      Actor actor,
      @Parameter(required = true, example = "tianqiao") @Nullable @QueryValue String district,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue String limit) {
    var query = new QueryReader();
    var code = query.required("district", district);
    int size = query.limit(limit);
    query.check();
    return bank.list(actor, code, cursor, size).map(this::view);
  }

  /** Add a question to the bank. To change one, remove it and add it anew. */
  @Post
  @Status(HttpStatus.CREATED)
  @Problems("question-exists")
  HttpResponse<BankQuestion> add(
      @Valid @Body NewBankQuestion given, Actor actor, HttpRequest<?> request) {
    return idempotency.once(
        request,
        actor,
        given,
        () -> {
          var district = given.district() == null ? "" : given.district();
          var row = bank.add(actor, district, given.question());
          return Reply.created("/api/v1/staff/question-bank/" + row.id(), view(row));
        });
  }

  /** Remove a question from the bank. Questionnaires that took it keep it. */
  @Delete("/{id}")
  @Status(HttpStatus.NO_CONTENT)
  void remove(Actor actor, long id) {
    bank.remove(actor, id);
  }

  private BankQuestion view(BankRow row) {
    return new BankQuestion(
        Long.toString(row.id()),
        row.district().isEmpty() ? null : row.district(),
        bank.question(row),
        row.createdAt());
  }
}
