package org.lvdao.household;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A number that a device reads.
 *
 * @param accountId whose QR it is; null for the household's card
 * @param endedAt null while it is good
 */
@MappedEntity("household_card")
record CardRow(
    @Id String number,
    long householdId,
    @Nullable Long accountId,
    State state,
    @Nullable Instant endedAt) {
  /**
   * What is told late was delivered while the member belonged to it. A lost card is good for
   * nothing before either: nobody knows since when.
   */
  boolean isGoodAt(Instant moment) {
    return state == State.ACTIVE
        || (state == State.ENDED && endedAt != null && moment.isBefore(endedAt));
  }

  /** Whether it is the household's card, not a member's QR. */
  boolean isHouseholdsOwn() {
    return accountId == null;
  }

  /** What a card is good for. */
  enum State {
    ACTIVE,
    /** Another was issued in its place (挂失). */
    LOST,
    /** Its member left, or the household ended. */
    ENDED
  }
}
