package org.lvdao.account;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.AreaService;
import org.lvdao.kernel.Actor.Grant;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Role;

/** Reads which roles an account shall have, as far as the administrator may give them. */
@Singleton
class WantedGrants {
  private final AreaService areas;
  private final Units units;

  WantedGrants(AreaService areas, Units units) {
    this.areas = areas;
    this.units = units;
  }

  /**
   * @param present what the account has already, which may stay as it is
   * @throws DomainError {@code forbidden} for a role outside the scope, or naming the field
   */
  List<Grant> read(AdminScope scope, List<HeldRole> roles, List<Grant> present) {
    var grants = new ArrayList<Grant>();
    for (int i = 0; i < roles.size(); i++) {
      var pointer = "/roles/" + i;
      var role = roles.get(i);
      var grant = new Grant(role.role(), area(pointer, role.area()), unit(role.unit()));
      if (!present.contains(grant)) {
        check(scope, pointer, grant);
      }
      if (!grants.contains(grant)) {
        grants.add(grant);
      }
    }
    return List.copyOf(grants);
  }

  private void check(AdminScope scope, String pointer, Grant grant) {
    if (grant.role() == Role.RESIDENT) {
      throw DomainError.field(pointer + "/role", "role-of-residents");
    }
    if (!scope.contains(grant.area())) {
      throw DomainError.of(CommonProblem.FORBIDDEN);
    }
    if (!exists(grant.area())) {
      throw DomainError.field(pointer + "/area", "unknown-area");
    }
    if (grant.role() == Role.HANDLER ? !worksThere(grant) : grant.unit() != null) {
      throw DomainError.field(pointer + "/unit", "unit-of-handler");
    }
  }

  private boolean exists(AreaPath path) {
    return path.codes().isEmpty()
        || areas
            .find(path.codes().getLast())
            .filter(area -> !area.retired() && area.path().equals(path))
            .isPresent();
  }

  /** Whether a handler's unit is one of the district. */
  private boolean worksThere(Grant grant) {
    return grant.unit() != null
        && units
            .find(grant.unit())
            .filter(unit -> grant.area().codes().indexOf(unit.district()) == 0)
            .isPresent();
  }

  private static AreaPath area(String pointer, String path) {
    if (!path.isEmpty() && !path.endsWith("/")) {
      throw DomainError.field(pointer + "/area", "unknown-area");
    }
    return new AreaPath(path);
  }

  private static @Nullable String unit(@Nullable String unit) {
    return unit == null || unit.isBlank() ? null : unit.strip();
  }
}
