package org.lvdao.report;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Page;

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

  /**
   * Counts how cases were closed (结案统计), for each group and in total.
   *
   * @param from first day of the period in Asia/Shanghai; with {@code to}, else the present month
   * @param to last day of the period, at most five years later
   * @param groupBy subdistrict (default), category, unit or month
   * @param district only this district
   * @param area only this subdistrict
   * @param cutoff until when closing, rejecting and rating count; default now
   */
  @Get("/closure")
  ClosureSummary closure(
      Actor actor,
      @Nullable @QueryValue String from,
      @Nullable @QueryValue String to,
      @Nullable @QueryValue String groupBy,
      @Nullable @QueryValue String district,
      @Nullable @QueryValue String area,
      @Nullable @QueryValue String cutoff) {
    return statistics.summary(actor, query(from, to, groupBy, district, area, cutoff));
  }

  /** Gives the closure figures as a CSV file. */
  @Get("/closure.csv")
  @Produces("text/csv; charset=utf-8")
  HttpResponse<String> closureTable(
      Actor actor,
      @Nullable @QueryValue String from,
      @Nullable @QueryValue String to,
      @Nullable @QueryValue String groupBy,
      @Nullable @QueryValue String district,
      @Nullable @QueryValue String area,
      @Nullable @QueryValue String cutoff) {
    var query = query(from, to, groupBy, district, area, cutoff);
    return HttpResponse.ok(statistics.table(actor, query))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"closure-%s-%s.csv\"".formatted(query.from(), query.to()));
  }

  /**
   * Lists the very cases behind one closure figure.
   *
   * @param measure the figure's name: received, answered, due, closed, onTime, overdue, …
   * @param key the group's key; the total without it, cases without subdistrict or unit with an empty
   *     one
   */
  @Get("/closure/cases")
  Page<ClosureCase> cases(
      Actor actor,
      @Nullable @QueryValue String measure,
      @Nullable @QueryValue String from,
      @Nullable @QueryValue String to,
      @Nullable @QueryValue String groupBy,
      @Nullable @QueryValue String key,
      @Nullable @QueryValue String district,
      @Nullable @QueryValue String area,
      @Nullable @QueryValue String cutoff,
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
        actor, query(from, to, groupBy, district, area, cutoff), counted, key, cursor, limit);
  }

  private ClosureQuery query(
      @Nullable String from,
      @Nullable String to,
      @Nullable String groupBy,
      @Nullable String district,
      @Nullable String area,
      @Nullable String cutoff) {
    return ClosureQuery.of(from, to, cutoff, groupBy, district, area, clock.instant());
  }
}
