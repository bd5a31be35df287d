package org.lvdao.account;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor.Grant;
import org.lvdao.kernel.Role;

/**
 * A role within an area.
 *
 * @param area codes from the district down, each followed by a slash; empty for everywhere
 * @param unit the unit a handler works for; null for other roles
 */
@Serdeable
record HeldRole(
    @NotNull Role role,
    @NotNull @Size(max = 200) String area,
    @Nullable @Size(max = 64) String unit) {
  static HeldRole of(Grant grant) {
    return new HeldRole(grant.role(), grant.area().value(), grant.unit());
  }
}
