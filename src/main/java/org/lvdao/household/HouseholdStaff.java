package org.lvdao.household;

import jakarta.inject.Singleton;
import org.lvdao.area.Area;
import org.lvdao.area.AreaService;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Role;

/** Which staff look after the households of a community: its inspectors and administrators. */
@Singleton
class HouseholdStaff {
  private final AreaService areas;

  HouseholdStaff(AreaService areas) {
    this.areas = areas;
  }

  boolean serves(Actor actor, Area area) {
    return actor.may(Role.INSPECTOR, area.path()) || actor.may(Role.ADMIN, area.path());
  }

  /** Also for a community that is no longer in the grid's use. */
  boolean serves(Actor actor, String community) {
    return areas.find(community).filter(area -> serves(actor, area)).isPresent();
  }

  /**
   * Communities are public, so there is no hiding that one exists.
   *
   * @throws DomainError {@code forbidden}
   */
  void require(Actor actor, Area community) {
    if (!serves(actor, community)) {
      throw DomainError.of(CommonProblem.FORBIDDEN);
    }
  }
}
