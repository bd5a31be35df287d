package org.lvdao.account;

import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor.Grant;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.Role;

/** A grant as stored, with whose it is. */
@Introspected
record GrantRow(long accountId, Role role, String areaPath, @Nullable String unitCode) {
  Grant grant() {
    return new Grant(role, new AreaPath(areaPath), unitCode);
  }
}
