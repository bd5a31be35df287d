package org.lvdao.survey.campaign;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.lvdao.platform.database.StoredJson;
import org.lvdao.survey.campaign.CampaignView.FilledQuota;

/** Campaigns as staff see them. */
@Singleton
class CampaignViews {
  private final Campaigns campaigns;
  private final CampaignLinks links;
  private final StoredJson json;
  private final InstantSource clock;

  CampaignViews(Campaigns campaigns, CampaignLinks links, StoredJson json, InstantSource clock) {
    this.campaigns = campaigns;
    this.links = links;
    this.json = json;
    this.clock = clock;
  }

  CampaignView of(CampaignRow row) {
    var sample = row.sample() == null ? null : json.read(row.sample(), SamplePlan.class);
    var size = sample == null ? null : sample.size();
    return new CampaignView(
        Long.toString(row.id()),
        row.district(),
        row.title(),
        row.state(clock.instant()),
        Long.toString(row.questionnaireId()),
        row.versionNumber(),
        row.population(),
        row.areaCodes(),
        Trait.split(row.asks()),
        row.anonymous(),
        links.link(row),
        row.opensAt(),
        row.closesAt(),
        sample,
        size == null ? null : Long.valueOf(size.answers()),
        size == null ? null : Long.valueOf(size.invitations()),
        campaigns.quotas(row.id()).stream()
            .map(
                quota ->
                    new FilledQuota(
                        quota.gender(), quota.ageBand(), quota.area(), quota.most(), quota.taken()))
            .toList(),
        row.mode(),
        row.agency(),
        row.rewarded(),
        row.invitation() == null ? null : json.read(row.invitation(), Invitation.class),
        row.startedAt(),
        row.endedAt());
  }
}
