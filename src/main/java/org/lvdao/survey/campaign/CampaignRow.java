package org.lvdao.survey.campaign;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A campaign (调查).
 *
 * @param areas codes of subdistricts with commas; empty for the whole district
 * @param asks names of {@link Trait}s with commas
 * @param opensAt from when on it can be answered
 * @param closesAt from when on it cannot any more
 * @param sample JSON of {@link SamplePlan}; null when none is wanted
 * @param startedAt null while it is a draft
 * @param agency who asked, of a survey that others made; null for others
 * @param code of the open link; null for others
 * @param rewarded whether who answers gets points when it is over
 * @param invitation JSON of {@link Invitation}; null when nobody is invited
 * @param endedAt when staff ended it before its time; null otherwise
 */
@MappedEntity("survey_campaign")
record CampaignRow(
    @Id long id,
    String district,
    String title,
    long questionnaireId,
    int versionNumber,
    Population population,
    String areas,
    String asks,
    boolean anonymous,
    Instant opensAt,
    Instant closesAt,
    @Nullable String sample,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    Instant createdAt,
    long createdBy,
    long version,
    CampaignMode mode,
    @Nullable String agency,
    @Nullable String code,
    boolean rewarded,
    @Nullable String invitation) {

  CampaignState state(Instant now) {
    if (startedAt == null) {
      return CampaignState.DRAFT;
    }
    if (endedAt != null || !now.isBefore(closesAt)) {
      return CampaignState.CLOSED;
    }
    return now.isBefore(opensAt) ? CampaignState.SCHEDULED : CampaignState.OPEN;
  }

  List<String> areaCodes() {
    return areas.isEmpty() ? List.of() : List.of(areas.split(","));
  }
}
