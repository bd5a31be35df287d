package org.lvdao.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account with a user name: office staff or a collector.
 *
 * @param passwordHash null until a first password was made
 * @param passwordUntil until when an initial password may be exchanged; null for one's own
 * @param enrolled whether signing in takes a one-time code
 */
@MappedEntity("account")
record StaffRow(
    @Id long id,
    AccountRow.Kind kind,
    AccountRow.Status status,
    String username,
    @Nullable String passwordHash,
    @Nullable Instant passwordUntil,
    String displayName,
    Instant createdAt,
    long version,
    boolean enrolled) {
  boolean isActive() {
    return status == AccountRow.Status.ACTIVE;
  }

  /** Never prints the hash. */
  @Override
  public String toString() {
    return "StaffRow[" + id + "]";
  }
}
