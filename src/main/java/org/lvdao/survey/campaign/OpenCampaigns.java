package org.lvdao.survey.campaign;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.database.StoredJson;
import org.lvdao.survey.campaign.Fieldwork.Filled;
import org.lvdao.survey.questionnaire.PublishedForms;

/** The campaigns as those who answer meet them. */
@Singleton
public class OpenCampaigns {
  /** A district runs a few at a time. */
  private static final int MOST = 50;

  private final CampaignRepository rows;
  private final PublishedForms forms;
  private final StoredJson json;
  private final InstantSource clock;

  OpenCampaigns(
      CampaignRepository rows, PublishedForms forms, StoredJson json, InstantSource clock) {
    this.rows = rows;
    this.forms = forms;
    this.json = json;
    this.clock = clock;
  }

  /** Those that ask the public of the district now, the soonest to close first. */
  public List<Campaign> of(String district) {
    return rows.findOpen(district, clock.instant(), MOST).stream().map(this::campaign).toList();
  }

  /** One that has begun, also when it is over. */
  public Optional<Campaign> find(long id) {
    return rows.find(id)
        .filter(
            row -> {
              var state = row.state(clock.instant());
              return state == CampaignState.OPEN || state == CampaignState.CLOSED;
            })
        .map(this::campaign);
  }

  /** The one of an open link that has begun. */
  public Optional<Campaign> ofLink(String code) {
    return rows.findByCode(code).flatMap(row -> find(row.id()));
  }

  /** Whose it is, also of one that has not begun. */
  public Optional<String> districtOf(long id) {
    return rows.find(id).map(CampaignRow::district);
  }

  /**
   * What was wanted of it, and how far it came.
   *
   * @throws DomainError {@code not-found}
   */
  public Fieldwork fieldwork(long id) {
    var row = rows.find(id).orElseThrow(DomainError::notFound);
    var ended = row.endedAt();
    var sample = row.sample();
    return new Fieldwork(
        ended != null && ended.isBefore(row.closesAt()) ? ended : row.closesAt(),
        sample == null ? null : json.read(sample, SamplePlan.class),
        rows.findQuotas(id).stream()
            .map(quota -> new Filled(quota.quota(), quota.taken()))
            .toList());
  }

  /** Ends one that others asked, in the caller's transaction: nothing more can come. */
  public void loaded(long id) {
    rows.end(id, clock.instant());
  }

  /** Locks it, in the caller's transaction: whoever does the same with it waits. */
  public void lock(long id) {
    rows.lock(id);
  }

  /**
   * Counts a respondent in each quota they fit, in the caller's transaction. All take the quotas in
   * the same order, so nobody waits in a circle.
   *
   * @throws DomainError {@code quota-full}; the caller's transaction must then roll back
   */
  public void take(Campaign campaign, Traits traits) {
    for (int number = 0; number < campaign.quotas().size(); number++) {
      if (campaign.quotas().get(number).fits(traits)
          && rows.takeQuota(campaign.id(), number) == 0) {
        throw DomainError.of(CampaignProblem.QUOTA_FULL);
      }
    }
  }

  /** Takes a respondent out of the quotas again, in the caller's transaction. */
  public void giveBack(Campaign campaign, Traits traits) {
    for (int number = 0; number < campaign.quotas().size(); number++) {
      if (campaign.quotas().get(number).fits(traits)) {
        rows.giveQuotaBack(campaign.id(), number);
      }
    }
  }

  private Campaign campaign(CampaignRow row) {
    return new Campaign(
        row.id(),
        row.district(),
        row.title(),
        row.state(clock.instant()),
        row.population(),
        row.areaCodes(),
        Trait.split(row.asks()),
        row.anonymous(),
        row.opensAt(),
        row.closesAt(),
        rows.findQuotas(row.id()).stream().map(QuotaRow::quota).toList(),
        row.mode(),
        row.agency(),
        row.rewarded(),
        forms.of(row.questionnaireId(), row.versionNumber()));
  }
}
