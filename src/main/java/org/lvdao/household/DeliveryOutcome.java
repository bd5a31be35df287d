package org.lvdao.household;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * What became of a delivery.
 *
 * @param eventId as it was told; empty when it had none
 * @param points what it was worth; 0 for what waits for a review
 * @param rule code of the rule that gave the points
 * @param reason of REVIEW and REJECTED a code, or several with commas between them; of others what
 *     is to be said about the points
 */
@Serdeable
record DeliveryOutcome(
    String eventId, Status status, long points, @Nullable String rule, @Nullable String reason) {

  /** How it went. */
  enum Status {
    ACCEPTED,
    /** It was told before; the rest of the answer is of the first time. */
    DUPLICATE,
    /** It is kept, and paid when staff accept it. */
    REVIEW,
    /** It lacks what is required, and is not kept. */
    REJECTED
  }
}
