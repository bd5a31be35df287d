package org.lvdao.survey.figures;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import org.lvdao.kernel.Actor;
import org.lvdao.platform.table.Table;
import org.lvdao.platform.web.Cached;

/** What a campaign says, as files for people. */
@Controller("/api/v1/staff/campaigns")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"SURVEYOR", "SUPERVISOR", "ADMIN"})
class ReportController {
  private static final String HTML = "text/html; charset=utf-8";

  /** It loads nothing and runs nothing. */
  private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

  private final Findings findings;

  ReportController(Findings findings) {
    this.findings = findings;
  }

  /**
   * Open the printable report of a campaign: plain sentences, charts, and how figures came about.
   */
  @Get("/{id}/report")
  @Produces(HTML)
  HttpResponse<String> report(Actor actor, long id) {
    var page = CampaignReport.of(findings, findings.of(actor, id));
    return Cached.never(HttpResponse.ok(page))
        .header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff");
  }

  /** Download all figures of a campaign as a workbook, with how they came about. */
  @Get("/{id}/workbook")
  @Produces(Table.XLSX)
  HttpResponse<byte[]> workbook(Actor actor, long id) {
    var book = EstimateWorkbook.of(findings, findings.of(actor, id));
    return Cached.never(HttpResponse.ok(book))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"estimates.xlsx\"");
  }
}
