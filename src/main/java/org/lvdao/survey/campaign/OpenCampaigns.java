package org.lvdao.survey.campaign;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.DomainError;
import org.lvdao.survey.questionnaire.PublishedForms;

/** The campaigns as those who answer meet them. */
@Singleton
public class OpenCampaigns {
  /** A district runs a few at a time. */
  private static final int MOST = 50;

  private final CampaignRepository rows;
  private final PublishedForms forms;
  private final InstantSource clock;

  OpenCampaigns(CampaignRepository rows, PublishedForms forms, InstantSource clock) {
    this.rows = rows;
    this.forms = forms;
    this.clock = clock;
  }

  /** Those that ask the public of the district now, the soonest to close first. */
  public List<Campaign> of(String district) {
    return rows.findOpen(district, clock.instant(), MOST).stream().map(this::campaign).toList();
  }

  /** One that has begun, also when it is over. */
  public Optional<Campaign> find(long id) {
    return rows.find(id)
        .map(this::campaign)
        .filter(
            found -> found.state() == CampaignState.OPEN || found.state() == CampaignState.CLOSED);
  }

  /**
   * Counts a respondent in each quota they fit, in the caller's transaction.
   *
   * @throws DomainError {@code quota-full}; the caller's transaction must then roll back
   */
  public void take(long id, Traits traits) {
    for (var quota : fitting(id, traits)) {
      if (rows.takeQuota(id, quota.number()) == 0) {
        throw DomainError.of(CampaignProblem.QUOTA_FULL);
      }
    }
  }

  /** Takes a respondent out of the quotas again, in the caller's transaction. */
  public void giveBack(long id, Traits traits) {
    fitting(id, traits).forEach(quota -> rows.giveQuotaBack(id, quota.number()));
  }

  /** In the order of their numbers, so that nobody waits for each other. */
  private List<QuotaRow> fitting(long id, Traits traits) {
    return rows.findQuotas(id).stream()
        .filter(
            quota ->
                Arrays.stream(Trait.values())
                    .allMatch(trait -> fits(quota.kind().of(trait), traits.of(trait))))
        .toList();
  }

  private static boolean fits(@Nullable String wanted, @Nullable String said) {
    return wanted == null || wanted.equals(said);
  }

  private List<Trait> needs(CampaignRow row) {
    var quotas = rows.findQuotas(row.id());
    return Arrays.stream(Trait.values())
        .filter(
            trait ->
                (trait == Trait.AREA && !row.areas().isEmpty())
                    || quotas.stream().anyMatch(quota -> quota.kind().of(trait) != null))
        .toList();
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
        needs(row),
        row.anonymous(),
        row.closesAt(),
        forms.of(row.questionnaireId(), row.versionNumber()));
  }
}
