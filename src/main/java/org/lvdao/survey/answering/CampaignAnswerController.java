package org.lvdao.survey.answering;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.platform.web.Idempotency;
import org.lvdao.platform.web.Problems;
import org.lvdao.survey.campaign.CampaignMode;
import org.lvdao.survey.campaign.Traits;
import org.lvdao.survey.questionnaire.Answer;

/** Answers that staff hand in: of interviews, and of surveys that others made. */
@Controller("/api/v1/staff/campaigns")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"SURVEYOR", "ADMIN"})
class CampaignAnswerController {
  private final OtherAnswers answers;
  private final ImportedTable table;

  CampaignAnswerController(OtherAnswers answers, ImportedTable table) {
    this.answers = answers;
    this.table = table;
  }

  /**
   * A try to interview somebody.
   *
   * @param traits what the respondent says of themselves; null when there was no interview
   * @param answers by code of the question; null when there was no interview
   * @param seconds how long it took; kept only roughly
   */
  @Serdeable
  record Interview(
      @NotNull Outcome outcome,
      @Nullable @Valid Traits traits,
      @Nullable @Size(max = 200)
          Map<@NotNull @Size(max = 32) String, @NotNull @Valid Answer> answers,
      @Nullable @Min(0) @Max(86_400) Integer seconds) {}

  /** That it was taken down. */
  @Serdeable
  record Noted(String campaignId, Outcome outcome) {}

  /**
   * How many respondents were loaded.
   *
   * @param responses one a line
   */
  @Serdeable
  record Loaded(String campaignId, int responses) {}

  /**
   * Take down an interview on the street or by telephone, or that there was none: refusals and
   * calls in vain make the response rate. The same Idempotency-Key again does nothing.
   */
  @Post("/{id}/interviews")
  @Status(HttpStatus.CREATED)
  @Problems({"survey-closed", "quota-full"})
  Noted interview(HttpRequest<?> request, Actor actor, long id, @Valid @Body Interview given) {
    var key = Idempotency.requiredKey(request);
    var said = given.answers();
    var traits = given.traits() == null ? Traits.UNSAID : given.traits();
    answers.interview(
        actor,
        id,
        given.outcome(),
        said == null ? null : new Begun(traits, said),
        given.seconds(),
        key);
    return new Noted(Long.toString(id), given.outcome());
  }

  /**
   * Load the answers of a survey that others made (第三方调查), up to 20,000 lines, all or none; the
   * campaign is over then. The columns are the codes of the questions (of a matrix {@code
   * CODE.ROW}), and {@code gender}, {@code ageBand}, {@code area}; several options are separated by
   * spaces.
   */
  @Post("/{id}/import")
  @Consumes("text/csv")
  @Problems({"survey-closed", "quota-full"})
  Loaded load(Actor actor, long id, @Nullable @Body byte[] content) {
    var campaign = answers.mine(actor, id, CampaignMode.THIRD_PARTY);
    var lines = table.read(campaign, content == null ? new byte[0] : content);
    answers.load(actor, id, lines);
    return new Loaded(Long.toString(id), lines.size());
  }
}
