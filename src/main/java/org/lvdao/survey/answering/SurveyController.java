package org.lvdao.survey.answering;

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
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.platform.web.Idempotency;
import org.lvdao.platform.web.Problems;
import org.lvdao.platform.web.QueryReader;
import org.lvdao.platform.web.Versions;
import org.lvdao.survey.campaign.Traits;
import org.lvdao.survey.questionnaire.Answer;
import org.lvdao.survey.questionnaire.PersonalOrder;

/** What residents do with surveys (问卷调查). */
@Controller("/api/v1/surveys")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("RESIDENT")
class SurveyController {
  private final Answering answering;

  SurveyController(Answering answering) {
    this.answering = answering;
  }

  /**
   * A survey in the list.
   *
   * @param anonymous whether nobody can tell who gave an answer
   * @param rewarded whether one's household gets points for it, once it is over
   * @param questions how many there are at most
   * @param answered whether one has answered it
   */
  @Serdeable
  record SurveyEntry(
      String id,
      String title,
      boolean anonymous,
      boolean rewarded,
      Instant closesAt,
      long questions,
      boolean answered) {}

  /**
   * The surveys that can be answered.
   *
   * @param items the soonest to close first
   */
  @Serdeable
  record OpenSurveys(List<SurveyEntry> items) {}

  /**
   * Answers to be handed in.
   *
   * @param traits what the respondent says of themselves
   * @param answers by code of the question; of what is not asked they are dropped
   * @param seconds how long it took by the phone's clock; kept only roughly
   */
  @Serdeable
  record HandedIn(
      @NotNull @Valid Traits traits,
      @NotNull @Size(max = 200)
          Map<@NotNull @Size(max = 32) String, @NotNull @Valid Answer> answers,
      @Nullable @Min(0) @Max(86_400) Integer seconds) {}

  /** That one's answers have come; it names none of them. */
  @Serdeable
  record Thanks(String surveyId, boolean answered) {}

  /**
   * List the surveys of a district that can be answered now.
   *
   * @param district its code
   */
  @Get
  OpenSurveys list(
      Actor actor,
      @Parameter(required = true, example = "tianqiao") @Nullable @QueryValue String district) {
    var query = new QueryReader();
    var code = query.required("district", district);
    query.check();
    return new OpenSurveys(
        answering.list(actor, code).stream()
            .map(
                listed ->
                    new SurveyEntry(
                        Long.toString(listed.campaign().id()),
                        listed.campaign().title(),
                        listed.campaign().anonymous(),
                        listed.campaign().rewarded(),
                        listed.campaign().closesAt(),
                        listed.campaign().form().questions().count(),
                        listed.answered()))
            .toList());
  }

  /** Read a survey, what one has answered so far, and what is asked next. */
  @Get("/{id}")
  HttpResponse<SurveyView> read(Actor actor, long id) {
    return answer(actor, answering.read(actor, id));
  }

  /**
   * Save what one has answered so far, to go on with later or on another phone.
   *
   * @param ifMatch the version that was read, so that another phone's answers are not undone
   */
  @Put("/{id}/draft")
  @Problems({"survey-closed", "survey-answered"})
  HttpResponse<SurveyView> save(
      Actor actor,
      long id,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid @Body Begun begun) {
    return answer(actor, answering.save(actor, id, Versions.asked(ifMatch), begun));
  }

  /**
   * Hand one's answers in, once. What was answered to questions that are not asked is dropped. The
   * same Idempotency-Key again gets the same answer, whatever the body is: of the body nothing is
   * kept that could be compared.
   */
  @Post("/{id}/responses")
  @Status(HttpStatus.CREATED)
  @Problems({"survey-closed", "survey-answered", "quota-full"})
  HttpResponse<Thanks> submit(
      HttpRequest<?> request, Actor actor, long id, @Valid @Body HandedIn given) {
    var key = Idempotency.requiredKey(request);
    var whole = new Begun(given.traits(), given.answers());
    answering.submit(actor, id, whole, given.seconds(), key);
    return HttpResponse.created(new Thanks(Long.toString(id), true))
        .header(HttpHeaders.LOCATION, "/api/v1/surveys/" + id);
  }

  private static HttpResponse<SurveyView> answer(Actor actor, Answering.Standing standing) {
    return Versions.ok(
        standing.version(),
        SurveyView.of(
            standing, PersonalOrder.of(standing.campaign().form(), seed(actor, standing))));
  }

  /** One's own order, the same on each phone. */
  private static long seed(Actor actor, Answering.Standing standing) {
    return actor.accountId() * 31 + standing.campaign().id();
  }
}
