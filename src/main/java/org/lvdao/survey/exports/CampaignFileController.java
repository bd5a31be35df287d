package org.lvdao.survey.exports;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import org.lvdao.kernel.Actor;
import org.lvdao.platform.table.Table;
import org.lvdao.platform.web.Cached;
import org.lvdao.platform.web.Problems;

/** The answers of a campaign for programs that do statistics, and what their columns mean. */
@Controller("/api/v1/staff/campaigns")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"SURVEYOR", "SUPERVISOR", "ADMIN"})
class CampaignFileController {
  private static final String SPSS = "application/x-spss-syntax; charset=utf-8";
  private static final String DDI = "application/xml; charset=utf-8";

  private final CampaignFiles files;

  CampaignFileController(CampaignFiles files) {
    this.files = files;
  }

  /**
   * Download all answers of a campaign that is over, one line a response in an order drawn by
   * chance. Nothing says who gave them.
   */
  @Get("/{id}/responses")
  @Produces(Table.CSV)
  @Problems("campaign-not-closed")
  HttpResponse<?> responses(Actor actor, long id) {
    var file = new StreamedFile(files.responses(actor, id), MediaType.of(Table.CSV));
    return Cached.never(HttpResponse.ok(file))
        .header(HttpHeaders.CONTENT_DISPOSITION, attachment(CampaignFiles.RESPONSES));
  }

  /** Download what each column of the answers means (编码簿). */
  @Get("/{id}/codebook")
  @Produces(Table.CSV)
  HttpResponse<String> codebook(Actor actor, long id) {
    return HttpResponse.ok(files.codebook(actor, id).csv())
        .header(HttpHeaders.CONTENT_DISPOSITION, attachment("codebook.csv"));
  }

  /** Download the SPSS syntax that reads the answers and labels their columns. */
  @Get("/{id}/spss")
  @Produces(SPSS)
  HttpResponse<String> spss(Actor actor, long id) {
    return HttpResponse.ok(files.spss(actor, id))
        .header(HttpHeaders.CONTENT_DISPOSITION, attachment("responses.sps"));
  }

  /** Download what the answers mean as DDI-Codebook 2.5. */
  @Get("/{id}/ddi")
  @Produces(DDI)
  HttpResponse<String> ddi(Actor actor, long id) {
    return HttpResponse.ok(files.ddi(actor, id))
        .header(HttpHeaders.CONTENT_DISPOSITION, attachment("codebook.xml"));
  }

  private static String attachment(String name) {
    return "attachment; filename=\"" + name + "\"";
  }
}
