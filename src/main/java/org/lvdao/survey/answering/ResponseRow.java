package org.lvdao.survey.answering;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;
import org.lvdao.survey.campaign.Traits;

/**
 * What one person answered.
 *
 * @param id drawn by chance
 * @param accountId null when the campaign is anonymous
 * @param flags names of {@link Flag}s with commas
 */
@MappedEntity("survey_response")
record ResponseRow(
    long campaignId,
    @Id long id,
    @Nullable Long accountId,
    @Nullable String gender,
    @Nullable String ageBand,
    @Nullable String area,
    @Nullable Duration duration,
    String flags) {

  Traits traits() {
    return new Traits(gender, ageBand, area);
  }
}
