package org.lvdao.report.search;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import org.lvdao.kernel.Actor;

/** The staff's list of cases. */
@Controller("/api/v1/staff/reports")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"HANDLER", "DISPATCHER", "VERIFIER", "SUPERVISOR", "ADMIN"})
class StaffReportListController {
  private final ReportSearch search;
  private final ReportSearchParser parser;

  StaffReportListController(ReportSearch search, ReportSearchParser parser) {
    this.search = search;
    this.parser = parser;
  }

  /**
   * Find cases by words, place, time and what they are, and count them.
   *
   * @return the cases of the caller's areas that match every parameter
   */
  @Get
  ReportSearchAnswer find(Actor actor, @RequestBean ReportSearchParameters parameters) {
    return search.find(actor, parser.parse(parameters));
  }
}
