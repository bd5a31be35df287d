package org.lvdao.survey.figures;

import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;
import org.lvdao.survey.campaign.Traits;

/**
 * How many respondents are alike in all that counts.
 *
 * @param value the option they chose; null when they were not asked or gave no answer
 */
@Introspected
record Cell(
    @Nullable String gender,
    @Nullable String ageBand,
    @Nullable String area,
    @Nullable String value,
    int respondents) {

  Traits traits() {
    return new Traits(gender, ageBand, area);
  }
}
