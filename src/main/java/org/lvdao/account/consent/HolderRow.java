package org.lvdao.account.consent;

import io.micronaut.core.annotation.Introspected;
import org.lvdao.kernel.Role;

/** An account as far as its consents go. */
@Introspected
record HolderRow(String kind, String consents) {
  /** Whether consent is asked for: of residents, not of staff and collectors. */
  boolean isAsked() {
    return kind.equals(Role.RESIDENT.name());
  }
}
