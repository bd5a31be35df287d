package org.lvdao.points;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.platform.web.QueryReader;

/** The books of the points (积分账务) of a district. */
@Controller("/api/v1/staff/points")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"ADMIN", "SUPERVISOR"})
class StaffPointsController {
  private static final int MOST_YEARS = 5;

  private final PointsBooks books;

  StaffPointsController(PointsBooks books) {
    this.books = books;
  }

  /**
   * Prove the ledger of points: each invariant, at every moment since the first transaction.
   *
   * @param district its code; without one, the only district one works for, or all of them
   */
  @Get("/check")
  LedgerCheck.Report check(Actor actor, @Nullable @QueryValue String district) {
    return books.check(actor, QueryReader.optional(district));
  }

  /**
   * Sum up what a district issued, redeemed and let expire, what it still owes, and what is left of
   * its budget.
   *
   * @param district its code; without one, the only district one works for
   * @param from first day, in Asia/Shanghai
   * @param to last day, at most five years later
   */
  @Get("/summary")
  PointsSummary summary(
      Actor actor,
      @Nullable @QueryValue String district,
      @Parameter(required = true, example = "2026-11-01") @Nullable @QueryValue String from,
      @Parameter(required = true, example = "2026-11-30") @Nullable @QueryValue String to) {
    var query = new QueryReader();
    var first = query.date("from", from);
    var last = query.date("to", to);
    query.check();
    if (last.isBefore(first)) {
      query.add("to", "before-from", Map.of());
    } else if (!last.isBefore(first.plusYears(MOST_YEARS))) {
      query.add("to", "period-too-long", Map.of());
    }
    query.check();
    return books.summary(actor, QueryReader.optional(district), first, last);
  }
}
