package org.lvdao.account;

import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Role;

/**
 * A grant of somebody who is signed in; role and area are null for an account without any.
 *
 * @param consents those of the account that stand, as it keeps them
 */
@Introspected
record LiveGrantRow(
    @Nullable Role role, @Nullable String areaPath, @Nullable String unitCode, String consents) {

  Actor.@Nullable Grant grant() {
    return new GrantRow(role, areaPath, unitCode).grant();
  }
}
