package org.lvdao.survey.campaign;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A campaign.
 *
 * @param areas codes of subdistricts; empty for the whole district
 * @param asks what respondents are asked of themselves
 * @param link where it is answered: by the app, or of {@code OPEN_LINK} in anybody's browser; null
 *     of what nobody answers by themselves
 * @param agency who asked, of a survey that others made; null for others
 * @param sample the precision that is wanted; null when none is
 * @param answers how many must answer for it; null without one
 * @param invitations how many to invite so that so many answer; null without one
 * @param rewarded whether who answers gets points when it is over
 * @param invitation whom it invites by message; null for nobody
 * @param startedAt null while it is a draft
 * @param endedAt when staff ended it before its time; null otherwise
 */
@Serdeable
record CampaignView(
    String id,
    String district,
    String title,
    CampaignState state,
    String questionnaireId,
    int questionnaireVersion,
    Population population,
    List<String> areas,
    List<Trait> asks,
    boolean anonymous,
    @Nullable String link,
    Instant opensAt,
    Instant closesAt,
    @Nullable SamplePlan sample,
    @Nullable Long answers,
    @Nullable Long invitations,
    List<FilledQuota> quotas,
    CampaignMode mode,
    @Nullable String agency,
    boolean rewarded,
    @Nullable Invitation invitation,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt) {

  /**
   * A quota and how many it has.
   *
   * @param gender null: any
   * @param ageBand null: any
   * @param area code of a subdistrict; null: any
   */
  @Serdeable
  record FilledQuota(
      @Nullable String gender,
      @Nullable String ageBand,
      @Nullable String area,
      int most,
      int taken) {}
}
