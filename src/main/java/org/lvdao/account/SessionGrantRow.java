package org.lvdao.account;

import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.Role;

/**
 * A grant of a session's account; role and area are null when it has none.
 *
 * @param consents those of the account that stand, as it keeps them
 */
@Introspected
record SessionGrantRow(
    @Nullable Role role, @Nullable String areaPath, @Nullable String unitCode, String consents) {
  Actor.@Nullable Grant grant() {
    return role == null || areaPath == null
        ? null
        : new Actor.Grant(role, new AreaPath(areaPath), unitCode);
  }
}
