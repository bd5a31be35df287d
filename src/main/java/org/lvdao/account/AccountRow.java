package org.lvdao.account;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param eraseAt when it will be erased, as its owner asked; null when it will not be
 */
@MappedEntity("account")
record AccountRow(
    @Id long id, Kind kind, Status status, String displayName, @Nullable Instant eraseAt) {
  enum Kind {
    RESIDENT,
    STAFF,
    COLLECTOR
  }

  enum Status {
    ACTIVE,
    /** May not sign in, and whatever it was signed in with has stopped. */
    DISABLED,
    /** Its owner goes on with another account, which has all that was here. */
    MERGED,
    /** Its owner asked for it; nothing is left of them. */
    ERASED
  }
}
