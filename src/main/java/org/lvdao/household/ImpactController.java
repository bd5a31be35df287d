package org.lvdao.household;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.lvdao.kernel.Actor;

/** What one's own household has achieved. */
@Controller("/api/v1/households/mine")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("RESIDENT")
class ImpactController {
  private final OwnImpact impact;

  ImpactController(OwnImpact impact) {
    this.impact = impact;
  }

  /**
   * Whether one's household is in rankings.
   *
   * @param takesPart false: it counts in none, and sees none
   */
  @Serdeable
  record Choice(@NotNull Boolean takesPart) {}

  /**
   * Read what one's household has achieved: weight, emissions saved, correct sorting, streak,
   * badges and the ranks of its building and community.
   */
  @Get("/impact")
  Impact show(Actor actor) {
    return impact.show(actor);
  }

  /** Leave the rankings, or come back; for any member. */
  @Put("/ranking")
  Impact rank(Actor actor, @Valid @Body Choice choice) {
    return impact.rank(actor, choice.takesPart());
  }
}
