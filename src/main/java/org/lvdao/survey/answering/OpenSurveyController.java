package org.lvdao.survey.answering;

import io.micronaut.http.HttpHeaders;
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
import io.micronaut.security.rules.SecurityRule;
import jakarta.validation.Valid;
import java.util.concurrent.ThreadLocalRandom;
import org.lvdao.platform.web.Guests;
import org.lvdao.platform.web.Idempotency;
import org.lvdao.platform.web.Problems;
import org.lvdao.survey.questionnaire.PersonalOrder;

/** Surveys by an open link or its QR, for those without the app. */
@Controller("/api/v1/open-surveys")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
class OpenSurveyController {
  private final OtherAnswers answers;

  OpenSurveyController(OtherAnswers answers) {
    this.answers = answers;
  }

  /**
   * Read the survey of an open link. What is mixed is mixed anew each time.
   *
   * @param code of the link
   */
  @Get("/{code}")
  SurveyView read(String code) {
    var campaign = answers.ofLink(code);
    var nothing =
        new Answering.Standing(campaign, false, Begun.NOTHING, answers.beginning(campaign), 0);
    long seed = ThreadLocalRandom.current().nextLong();
    return SurveyView.of(nothing, PersonalOrder.of(campaign.form(), seed));
  }

  /**
   * Hand answers in. The same Idempotency-Key again does nothing; of the body nothing is kept that
   * could be compared.
   *
   * @param code of the link
   */
  @Guests
  @Post("/{code}/responses")
  @Status(HttpStatus.CREATED)
  @Problems({"survey-closed", "quota-full"})
  HttpResponse<SurveyController.Thanks> submit(
      HttpRequest<?> request, String code, @Valid @Body SurveyController.HandedIn given) {
    var key = Idempotency.requiredKey(request);
    answers.submit(code, new Begun(given.traits(), given.answers()), given.seconds(), key);
    return HttpResponse.created(
            new SurveyController.Thanks(Long.toString(answers.ofLink(code).id()), true))
        .header(HttpHeaders.LOCATION, "/api/v1/open-surveys/" + code);
  }
}
