package org.lvdao.household;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/**
 * A number that a device reads.
 *
 * @param accountId whose QR it is; null for the household's card
 */
@MappedEntity("household_card")
record CardRow(@Id String number, long householdId, @Nullable Long accountId, State state) {
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
