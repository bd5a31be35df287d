package org.lvdao.survey.figures;

import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;
import org.lvdao.survey.campaign.Traits;

/**
 * How many respondents are alike in all that counts.
 *
 * @param value the option they chose; null when they were not asked or gave no answer
 * @param flags why their answers are doubtful; empty when they are not
 */
@Introspected
record Cell(
    @Nullable String gender,
    @Nullable String ageBand,
    @Nullable String area,
    @Nullable String value,
    String flags,
    int respondents) {

  boolean doubtful() {
    return !flags.isEmpty();
  }

  Traits traits() {
    return new Traits(gender, ageBand, area);
  }
}
