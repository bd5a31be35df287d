package org.lvdao.survey.campaign;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.survey.questionnaire.Form;

/**
 * A campaign as those who answer it meet it.
 *
 * @param areas codes of subdistricts; empty for the whole district
 * @param agency who asked, of a survey that others made; null for others
 * @param rewarded whether who answers gets points when it is over
 * @param asks what one is asked of oneself
 * @param quotas how many of each kind may answer; they never change once it has started
 */
public record Campaign(
    long id,
    String district,
    String title,
    CampaignState state,
    Population population,
    List<String> areas,
    List<Trait> asks,
    boolean anonymous,
    Instant opensAt,
    Instant closesAt,
    List<Quota> quotas,
    CampaignMode mode,
    @Nullable String agency,
    boolean rewarded,
    Form form) {

  /** What one must say of oneself, since it decides who may answer. */
  public List<Trait> needs() {
    return Arrays.stream(Trait.values())
        .filter(
            trait ->
                (trait == Trait.AREA && !areas.isEmpty())
                    || quotas.stream().anyMatch(quota -> quota.names(trait)))
        .toList();
  }
}
