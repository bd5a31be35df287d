package org.lvdao.pickup.recyclables;

import jakarta.inject.Singleton;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.AreaService;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Role;

/** Who may see and move the recyclables of which district. */
@Singleton
class RecyclablesScope {
  private final AreaService areas;

  RecyclablesScope(AreaService areas) {
    this.areas = areas;
  }

  /** Whether they look after the whole district, in any of its offices. */
  boolean sees(Actor actor, String district) {
    return has(actor, district, Role.ADMIN, Role.DISPATCHER, Role.SUPERVISOR);
  }

  private static boolean has(Actor actor, String district, Role... roles) {
    return Stream.of(roles).anyMatch(role -> actor.may(role, AreaPath.ofDistrict(district)));
  }

  /** The only district they look after; null when there are several. */
  @Nullable String onlyDistrict(Actor actor) {
    var districts =
        actor.grants().stream()
            .filter(grant -> sees(actor, grant.area().district()))
            .map(grant -> grant.area().district())
            .distinct()
            .toList();
    return districts.size() == 1 && !districts.getFirst().isEmpty() ? districts.getFirst() : null;
  }

  /**
   * @throws DomainError {@code forbidden}, or naming the parameter
   */
  void requireSight(Actor actor, String district) {
    areas.requireDistrict("?district", district);
    if (!sees(actor, district)) {
      throw DomainError.of(CommonProblem.FORBIDDEN);
    }
  }

  /**
   * Those who run the stations: ADMIN and DISPATCHER.
   *
   * @throws DomainError {@code forbidden}
   */
  void requireWork(Actor actor, String district) {
    if (!has(actor, district, Role.ADMIN, Role.DISPATCHER)) {
      throw DomainError.of(CommonProblem.FORBIDDEN);
    }
  }

  /**
   * @throws DomainError {@code forbidden}, or naming the field
   */
  void requireAdministration(Actor actor, String district) {
    areas.requireDistrict("/district", district);
    actor.require(Role.ADMIN, AreaPath.ofDistrict(district));
  }
}
