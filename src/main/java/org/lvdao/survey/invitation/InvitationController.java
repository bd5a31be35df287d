package org.lvdao.survey.invitation;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.DomainError;
import org.lvdao.survey.campaign.OpenCampaigns;
import org.lvdao.survey.questionnaire.SurveyRights;

/** What staff see of invitations. */
@Controller("/api/v1/staff/campaigns")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"SURVEYOR", "SUPERVISOR", "ADMIN"})
class InvitationController {
  private final WaveRepository waves;
  private final OpenCampaigns campaigns;

  InvitationController(WaveRepository waves, OpenCampaigns campaigns) {
    this.waves = waves;
    this.campaigns = campaigns;
  }

  /**
   * The messages that a campaign sends together.
   *
   * @param reminder false: they invite
   * @param at when they begin
   * @param told how many got one so far
   * @param done whether everybody has who is to get one
   */
  @Serdeable
  record Wave(boolean reminder, Instant at, int told, boolean done) {}

  /**
   * The messages of a campaign.
   *
   * @param items the invitations, then the reminders; none when it invites nobody
   */
  @Serdeable
  record Waves(List<Wave> items) {}

  /**
   * Read when a campaign that has started invites and reminds, and how many it has told. Who they
   * are, and who of them answered, nobody reads.
   */
  @Get("/{id}/invitations")
  Waves list(Actor actor, long id) {
    if (campaigns.districtOf(id).filter(district -> SurveyRights.sees(actor, district)).isEmpty()) {
      throw DomainError.notFound();
    }
    return new Waves(
        waves.findOf(id).stream()
            .map(row -> new Wave(!row.isInvitation(), row.at(), row.told(), row.dueAt() == null))
            .toList());
  }
}
