package org.lvdao.survey.invitation;

import jakarta.inject.Singleton;
import java.util.List;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.DomainError;
import org.lvdao.survey.campaign.OpenCampaigns;
import org.lvdao.survey.questionnaire.SurveyRights;

/** When a campaign invites and reminds. */
@Singleton
class Waves {
  private final WaveRepository rows;
  private final OpenCampaigns campaigns;

  Waves(WaveRepository rows, OpenCampaigns campaigns) {
    this.rows = rows;
    this.campaigns = campaigns;
  }

  /**
   * The invitations, then the reminders; none before it is started.
   *
   * @throws DomainError {@code not-found}
   */
  List<WaveRow> of(Actor actor, long campaignId) {
    var district = campaigns.districtOf(campaignId);
    if (district.filter(code -> SurveyRights.sees(actor, code)).isEmpty()) {
      throw DomainError.notFound();
    }
    return rows.findOf(campaignId);
  }
}
