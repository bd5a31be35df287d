package org.lvdao.survey.campaign;

import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;

/**
 * A quota of a campaign.
 *
 * @param number counts from 0 on, in the order in which they were planned
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

  Quota quota() {
    return new Quota(gender, ageBand, area, most);
  }
}
