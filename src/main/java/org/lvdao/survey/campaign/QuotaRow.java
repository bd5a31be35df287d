package org.lvdao.survey.campaign;

import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;

/**
 * A quota of a campaign.
 *
 * @param number counts from 0 on
 * @param taken how many it has, never above {@code most}
 */
@Introspected
record QuotaRow(
    int number,
    @Nullable String gender,
    @Nullable String ageBand,
    @Nullable String area,
    int most,
    int taken) {

  Traits kind() {
    return new Traits(gender, ageBand, area);
  }
}
