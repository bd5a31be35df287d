package org.lvdao.survey.aftercase;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.platform.web.MonthRange;
import org.lvdao.platform.web.QueryReader;

/** Figures of the after-case surveys. */
@Controller("/api/v1/staff/statistics/handling")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"SURVEYOR", "SUPERVISOR", "ADMIN"})
class HandlingController {
  private final Handling handling;

  HandlingController(Handling handling) {
    this.handling = handling;
  }

  /**
   * Say how residents found the handling of their own cases (办结满意度), by the months in which these
   * ended. This is no value of the plan's indicator. Groups in which fewer than ten answered stay
   * hidden, and so does what would give them away; where months are hidden, a period that has all
   * answers of a calendar year may still be shown.
   *
   * @param district its code
   * @param from first month, such as 2026-01
   * @param to last month, at most 24 in all
   * @param kind {@code report} or {@code pickup}; all together without it
   */
  @Get
  HandlingView figures(
      Actor actor,
      @Parameter(required = true, example = "tianqiao") @Nullable @QueryValue String district,
      @Parameter(required = true, example = "2026-01") @Nullable @QueryValue String from,
      @Parameter(required = true, example = "2026-12") @Nullable @QueryValue String to,
      @Parameter(example = "report") @Nullable @QueryValue String kind) {
    var query = new QueryReader();
    var code = query.required("district", district);
    var only = query.choice("kind", kind, CaseKind.values());
    var period = MonthRange.read(query, from, to);
    return handling.of(actor, code, period, only);
  }
}
