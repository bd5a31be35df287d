package org.lvdao.report.workflow;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.Role;

/**
 * Whose work cases are. Somebody who judges kitchen waste or runs surveys in an area is staff too,
 * and yet has no business with the cases there.
 */
public final class CaseStaff {
  private static final Set<Role> ROLES =
      EnumSet.of(Role.HANDLER, Role.DISPATCHER, Role.VERIFIER, Role.SUPERVISOR, Role.ADMIN);

  private CaseStaff() {}

  public static boolean maySee(Actor actor, AreaPath area) {
    return ROLES.stream().anyMatch(role -> actor.may(role, area));
  }

  /** The areas whose cases the actor may see. */
  public static List<AreaPath> areas(Actor actor) {
    return actor.grants().stream()
        .filter(grant -> ROLES.contains(grant.role()))
        .map(Actor.Grant::area)
        .distinct()
        .toList();
  }
}
