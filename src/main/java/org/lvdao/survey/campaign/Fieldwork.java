package org.lvdao.survey.campaign;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was wanted of a campaign, and how far it came (调查执行情况).
 *
 * @param endsAt when it ended, or will: before its time when staff ended it
 * @param sample the precision that is wanted; null when none is
 * @param quotas in the order in which they were planned
 */
public record Fieldwork(Instant endsAt, @Nullable SamplePlan sample, List<Filled> quotas) {
  /**
   * @param taken how many respondents it has
   */
  public record Filled(Quota quota, int taken) {}

  /** How many answers the precision needs; null when none is wanted. */
  public @Nullable Long wanted() {
    return sample == null ? null : Long.valueOf(sample.size().answers());
  }

  /**
   * Whether it has what was wanted: each quota is full, or its precision is reached.
   *
   * @param answers how many have come
   */
  public boolean hasEnough(long answers) {
    var wanted = wanted();
    return (wanted != null && answers >= wanted)
        || (!quotas.isEmpty()
            && quotas.stream().allMatch(filled -> filled.taken() >= filled.quota().most()));
  }
}
