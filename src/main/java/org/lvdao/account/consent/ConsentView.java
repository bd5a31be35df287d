package org.lvdao.account.consent;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.ConsentPurpose;

/**
 * Whether a resident agrees to a purpose.
 *
 * @param name what residents call it, in Chinese
 * @param given whether a consent holds
 * @param askAgain whether one was given to a notice that has changed in substance since, and holds
 *     no more
 * @param noticeVersion the notice in force when it was given or withdrawn last; null when it never
 *     was
 * @param at when that was
 */
@Serdeable
record ConsentView(
    ConsentPurpose purpose,
    String name,
    boolean given,
    boolean askAgain,
    @Nullable Integer noticeVersion,
    @Nullable Instant at) {

  static ConsentView never(ConsentPurpose purpose) {
    return new ConsentView(purpose, purpose.label(), false, false, null, null);
  }

  /**
   * @param needed the oldest notice a consent may be to
   */
  static ConsentView of(ConsentRow row, int needed) {
    boolean stale = row.given() && row.noticeVersion() < needed;
    return new ConsentView(
        row.purpose(),
        row.purpose().label(),
        row.given() && !stale,
        stale,
        row.noticeVersion(),
        row.at());
  }
}
