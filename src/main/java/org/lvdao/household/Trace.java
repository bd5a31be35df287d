package org.lvdao.household;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A delivery of a household, as far as {@link Patterns} need it.
 *
 * @param memberId whose QR it was; null for the household's card
 * @param site what stands side by side in the community has the same; null for one that stands
 *     alone
 * @param at by the source's clock
 * @param clockSkew milliseconds that clock was ahead of ours
 */
@Introspected
record Trace(
    long id,
    long householdId,
    @Nullable Long memberId,
    long sourceId,
    @Nullable String community,
    @Nullable String site,
    Instant at,
    long clockSkew,
    long grams) {

  /** When it was made, by our clock: so those of two sources can be compared. */
  Instant moment() {
    return at.minusMillis(clockSkew);
  }

  boolean hasCardOf(Trace other) {
    return householdId == other.householdId && Objects.equals(memberId, other.memberId);
  }

  boolean isBeside(Trace other) {
    return sourceId == other.sourceId
        || (site != null && site.equals(other.site) && Objects.equals(community, other.community));
  }
}
