package org.lvdao.household;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.platform.table.Table;
import org.lvdao.platform.web.QueryReader;

/** How many households take part (参与率). */
@Controller("/api/v1/staff")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"ADMIN", "SUPERVISOR", "INSPECTOR"})
class ParticipationController {
  /** A quarter: of 100,000 households each week costs some tenths of a second. */
  private static final int MOST_WEEKS = 13;

  private final Participation participation;

  ParticipationController(Participation participation) {
    this.participation = participation;
  }

  /**
   * Count which households took part, by community and week, in the communities one looks after.
   *
   * @param district its code
   * @param from a day of the first week
   * @param to a day of the last week, 13 weeks later at most; weeks to come are left out
   * @param community code of the only one to be counted
   */
  @Get("/participation")
  ParticipationFigures figures(
      Actor actor,
      @Parameter(required = true, example = "tianqiao") @Nullable @QueryValue String district,
      @Parameter(required = true, example = "2026-11-02") @Nullable @QueryValue String from,
      @Parameter(required = true, example = "2026-11-29") @Nullable @QueryValue String to,
      @Nullable @QueryValue String community) {
    return participation.of(actor, query(district, from, to, community));
  }

  /**
   * Give the participation figures as a CSV file.
   *
   * @param district its code
   * @param from a day of the first week
   * @param to a day of the last week, 13 weeks later at most; weeks to come are left out
   * @param community code of the only one to be counted
   */
  @Get("/participation/file")
  @Produces(Table.CSV)
  HttpResponse<String> table(
      Actor actor,
      @Parameter(required = true, example = "tianqiao") @Nullable @QueryValue String district,
      @Parameter(required = true, example = "2026-11-02") @Nullable @QueryValue String from,
      @Parameter(required = true, example = "2026-11-29") @Nullable @QueryValue String to,
      @Nullable @QueryValue String community) {
    var query = query(district, from, to, community);
    return HttpResponse.ok(participation.table(actor, query).csv())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"participation-%s-%s.csv\"".formatted(query.from(), query.to()));
  }

  private static Participation.Query query(
      @Nullable String district,
      @Nullable String from,
      @Nullable String to,
      @Nullable String community) {
    var query = new QueryReader();
    var code = query.required("district", district);
    var first = query.date("from", from);
    var last = query.date("to", to);
    query.check();
    if (last.isBefore(first)) {
      query.add("to", "before-from", Map.of());
    } else if (!last.isBefore(first.plusWeeks(MOST_WEEKS))) {
      query.add("to", "period-weeks", Map.of("weeks", MOST_WEEKS));
    }
    query.check();
    return new Participation.Query(code, first, last, QueryReader.optional(community));
  }
}
