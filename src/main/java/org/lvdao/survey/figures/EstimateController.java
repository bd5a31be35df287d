package org.lvdao.survey.figures;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.platform.web.QueryReader;
import org.lvdao.survey.campaign.Trait;

/** Estimates from the answers of a campaign. */
@Controller("/api/v1/staff/campaigns")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"SURVEYOR", "SUPERVISOR", "ADMIN"})
class EstimateController {
  /** As the API names traits. */
  enum By {
    SUBDISTRICT(Trait.AREA),
    AGE(Trait.AGE_BAND),
    GENDER(Trait.GENDER);

    private final Trait trait;

    By(Trait trait) {
      this.trait = trait;
    }
  }

  private final Estimates estimates;

  EstimateController(Estimates estimates) {
    this.estimates = estimates;
  }

  /**
   * Estimate what the answers to a question say: the share of the satisfied among those with an
   * opinion, weighted to known populations, with Wilson's interval on the effective number. Groups
   * of fewer than ten stay hidden, and so does what would give them away.
   *
   * @param question code of one whose options have roles
   * @param row code of a row, of a matrix
   * @param by trait whose groups are estimated: {@code subdistrict}, {@code age} or {@code gender};
   *     all together without it
   * @param since id of an earlier campaign of the same people and way; each group has the change
   *     since with its interval then
   * @param unflagged {@code true} leaves doubtful answers out, and says how many
   */
  @Get("/{id}/estimates")
  EstimateView estimate(
      Actor actor,
      long id,
      @Parameter(required = true, example = "OVERALL") @Nullable @QueryValue String question,
      @Nullable @QueryValue String row,
      @Nullable @QueryValue String by,
      @Nullable @QueryValue String unflagged,
      @Nullable @QueryValue String since) {
    var query = new QueryReader();
    var code = query.required("question", question);
    var group = query.choice("by", by, By.values());
    var left = query.truth("unflagged", unflagged);
    long earlier = query.id("since", since);
    query.check();
    return estimates.of(
        actor,
        id,
        code,
        QueryReader.optional(row),
        group == null ? null : group.trait,
        Boolean.TRUE.equals(left),
        earlier == 0 ? null : Long.valueOf(earlier));
  }
}
