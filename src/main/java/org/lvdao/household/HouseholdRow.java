package org.lvdao.household;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A household as it is stored.
 *
 * @param address sealed; null once it has ended
 * @param inviteCode null when nobody is invited
 */
@MappedEntity("household")
record HouseholdRow(
    @Id long id,
    String district,
    String community,
    // Micronaut sees no annotation behind the type of an array.
    @io.micronaut.core.annotation.Nullable byte @Nullable [] address,
    @Nullable String inviteCode,
    @Nullable Instant inviteUntil,
    Instant createdAt,
    @Nullable Instant endedAt,
    long version) {

  /** Of one that has not ended. */
  byte[] presentAddress() {
    return Objects.requireNonNull(address);
  }

  /** The code, unless it has expired. */
  @Nullable String inviteCodeAt(Instant now) {
    return inviteUntil != null && now.isBefore(inviteUntil) ? inviteCode : null;
  }
}
