package org.lvdao.household;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a card was found to be.
 *
 * @param card null when there is none such
 * @param household null when there is no card
 */
record Holder(@Nullable CardRow card, @Nullable HouseholdRow household) {
  static final Holder NOBODY = new Holder(null, null);

  long householdId() {
    return card == null ? 0 : card.householdId();
  }

  /** Whether the card was good at the moment, for a household that goes on. */
  boolean isGoodAt(Instant moment) {
    return card != null
        && household != null
        && household.endedAt() == null
        && card.isGoodAt(moment);
  }
}
