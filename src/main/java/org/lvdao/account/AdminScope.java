package org.lvdao.account;

import java.util.List;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Actor.Grant;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.Role;

/**
 * Where somebody administers accounts and announces things: whole districts, or everywhere. An
 * ADMIN of a part of a district administers none.
 */
public record AdminScope(List<AreaPath> areas) {
  public static AdminScope of(Actor actor) {
    return new AdminScope(
        actor.grants().stream()
            .filter(AdminScope::isWhole)
            .map(Grant::area)
            .distinct()
            .sorted((a, b) -> a.value().compareTo(b.value()))
            .toList());
  }

  /** Whether it makes an administrator of accounts. */
  static boolean isWhole(Grant grant) {
    return grant.role() == Role.ADMIN && grant.area().codes().size() <= 1;
  }

  public boolean isEverywhere() {
    return areas.contains(AreaPath.EVERYWHERE);
  }

  /** Codes; an empty one for everywhere. */
  public List<String> districts() {
    return areas.stream().map(AreaPath::district).toList();
  }

  public boolean contains(AreaPath area) {
    return areas.stream().anyMatch(own -> own.contains(area));
  }

  /** Whether an account with the grants works in part here. */
  boolean sees(List<Grant> grants) {
    return grants.stream().anyMatch(grant -> contains(grant.area()));
  }

  /** Whether an account with the grants works nowhere else. */
  boolean holds(List<Grant> grants) {
    return grants.stream().allMatch(grant -> contains(grant.area()));
  }
}
