package org.lvdao.report.closure;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Page;
import org.lvdao.platform.table.Table;

@Controller("/api/v1/staff/statistics")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class ClosureStatisticsController {
  private static final int MAX_LIMIT = 100;

  private final ClosureStatistics statistics;
  private final InstantSource clock;

  ClosureStatisticsController(ClosureStatistics statistics, InstantSource clock) {
    this.statistics = statistics;
    this.clock = clock;
  }

  /** Count how cases were closed (结案统计), for each group and in total. */
  @Get("/closure")
  ClosureSummary closure(Actor actor, @RequestBean ClosureParameters parameters) {
    return statistics.summary(actor, ClosureQuery.of(parameters, clock.instant()));
  }

  /** Give the closure figures as a CSV file. */
  @Get("/closure.csv")
  @Produces(Table.CSV)
  HttpResponse<String> closureTable(Actor actor, @RequestBean ClosureParameters parameters) {
    var query = ClosureQuery.of(parameters, clock.instant());
    return HttpResponse.ok(statistics.table(actor, query))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"closure-%s-%s.csv\"".formatted(query.from(), query.to()));
  }

  /**
   * List the very cases behind one closure figure.
   *
   * @param measure the figure's name: received, answered, due, closed, onTime, overdue, …
   * @param key the group's key; the total without it, cases without subdistrict or unit with an
   *     empty one
   */
  @Get("/closure/cases")
  Page<ClosureCase> cases(
      Actor actor,
      @Parameter(required = true) @Nullable @QueryValue String measure,
      @Nullable @QueryValue String key,
      @RequestBean ClosureParameters parameters,
      @Nullable @QueryValue String cursor,
      @QueryValue(defaultValue = "20") int limit) {
    if (measure == null) {
      throw DomainError.field("?measure", "required");
    }
    var counted =
        ClosureMeasure.of(measure).orElseThrow(() -> DomainError.field("?measure", "invalid"));
    if (limit < 1 || limit > MAX_LIMIT) {
      throw DomainError.field("?limit", "invalid");
    }
    return statistics.cases(
        actor, ClosureQuery.of(parameters, clock.instant()), counted, key, cursor, limit);
  }
}
