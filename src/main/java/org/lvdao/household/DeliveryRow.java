package org.lvdao.household;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as it is stored.
 *
 * @param sourceId the device, or the inspector's account
 * @param district empty when nobody knows where it was made
 * @param card as it was read, when we know none such
 * @param clockSkew milliseconds the source's clock was ahead of ours when it told
 * @param reason of {@link Doubt}s while it waits or was refused, {@code REVERSED} when it was taken
 *     back; of an accepted one what is to be said about its points
 */
@MappedEntity("delivery")
record DeliveryRow(
    @Id long id,
    DeliverySource source,
    long sourceId,
    String eventId,
    String district,
    @Nullable String community,
    @Nullable String card,
    @Nullable Long householdId,
    @Nullable Long memberId,
    Instant at,
    Instant receivedAt,
    long clockSkew,
    long grams,
    @Nullable Integer fillLevel,
    @Nullable Long photoId,
    @Nullable String grade,
    @Nullable String gradeNote,
    @Nullable Instant gradedAt,
    State state,
    @Nullable String reason,
    long points,
    @Nullable String rule,
    @Nullable Instant decidedAt,
    @Nullable String decisionNote,
    long version) {

  /** When it was made, by our clock. */
  Instant moment() {
    return at.minusMillis(clockSkew);
  }

  /** Whether it counts. */
  enum State {
    ACCEPTED,
    /** It waits for staff. */
    REVIEW,
    /** Staff refused it. */
    REJECTED
  }

  /** Of one that was accepted. */
  Delivery toDelivery(boolean failed) {
    return new Delivery(
        id,
        Objects.requireNonNull(householdId),
        memberId,
        district,
        Objects.requireNonNullElse(community, ""),
        source,
        sourceId,
        at,
        grams,
        grade,
        failed);
  }
}
