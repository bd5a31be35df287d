package org.lvdao.survey.campaign;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Page;
import org.lvdao.platform.web.Idempotency;
import org.lvdao.platform.web.Idempotency.Reply;
import org.lvdao.platform.web.Problems;
import org.lvdao.platform.web.QueryReader;
import org.lvdao.platform.web.Versions;

/** Campaigns (调查): a questionnaire put to people. */
@Controller("/api/v1/staff/campaigns")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"SURVEYOR", "SUPERVISOR", "ADMIN"})
class CampaignController {
  private final Campaigns campaigns;
  private final CampaignViews views;
  private final CampaignLinks links;
  private final Idempotency idempotency;

  CampaignController(
      Campaigns campaigns, CampaignViews views, CampaignLinks links, Idempotency idempotency) {
    this.campaigns = campaigns;
    this.views = views;
    this.links = links;
    this.idempotency = idempotency;
  }

  /**
   * A campaign to be planned.
   *
   * @param district its code
   */
  @Serdeable
  record NewCampaign(
      @NotBlank @Size(max = 32) String district, @NotNull @Valid CampaignPlan plan) {}

  /**
   * List the campaigns of a district, the newest first.
   *
   * @param district its code
   */
  @Get
  Page<CampaignView> list(
      Actor actor,
      @Parameter(required = true, example = "tianqiao") @Nullable @QueryValue String district,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue String limit) {
    var query = new QueryReader();
    var code = query.required("district", district);
    int size = query.limit(limit);
    query.check();
    return campaigns.list(actor, code, cursor, size).map(views::of);
  }

  /** Read a campaign with what its quotas have; the ETag is for changes. */
  @Get("/{id}")
  HttpResponse<CampaignView> read(Actor actor, long id) {
    return answer(campaigns.read(actor, id));
  }

  /** Open the link of a campaign as a QR code (二维码) for posters, an SVG. */
  @Get("/{id}/qr")
  @Produces("image/svg+xml")
  @Problems("pages-unknown")
  HttpResponse<String> qr(Actor actor, long id) {
    return HttpResponse.ok(links.qr(campaigns.read(actor, id)))
        .header("Content-Security-Policy", "default-src 'none'")
        .header("X-Content-Type-Options", "nosniff");
  }

  /** Plan a campaign. Nobody sees it before it is started. */
  @Post
  @Status(HttpStatus.CREATED)
  HttpResponse<CampaignView> add(
      @Valid @Body NewCampaign given, Actor actor, HttpRequest<?> request) {
    return idempotency.once(
        request,
        actor,
        given,
        () -> {
          var row = campaigns.add(actor, given.district(), given.plan());
          return Reply.created("/api/v1/staff/campaigns/" + row.id(), row.version(), views.of(row));
        });
  }

  /** Change a campaign that has not started. */
  @Put("/{id}")
  @Problems("campaign-started")
  HttpResponse<CampaignView> change(
      Actor actor,
      long id,
      @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch,
      @Valid @Body CampaignPlan plan) {
    return answer(campaigns.change(actor, id, Versions.required(ifMatch), plan));
  }

  /** Start a campaign: from its time on it can be answered, and nothing of it changes any more. */
  @Post("/{id}/start")
  @Problems("campaign-started")
  HttpResponse<CampaignView> start(
      Actor actor, long id, @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch) {
    return answer(campaigns.start(actor, id, Versions.required(ifMatch)));
  }

  /** End a campaign before its time. */
  @Post("/{id}/end")
  @Problems("campaign-not-running")
  HttpResponse<CampaignView> end(
      Actor actor, long id, @Nullable @Header(HttpHeaders.IF_MATCH) String ifMatch) {
    return answer(campaigns.end(actor, id, Versions.required(ifMatch)));
  }

  private HttpResponse<CampaignView> answer(CampaignRow row) {
    return Versions.ok(row.version(), views.of(row));
  }
}
