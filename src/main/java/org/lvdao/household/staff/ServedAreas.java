package org.lvdao.household.staff;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.lvdao.area.Area;
import org.lvdao.area.AreaService;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Role;

/** Which communities (社区) staff look after, by their role. */
@Singleton
public class ServedAreas {
  /** Who deals with households and what they deliver. */
  public static final List<Role> INSPECTORS = List.of(Role.INSPECTOR, Role.ADMIN);

  private final AreaService areas;

  ServedAreas(AreaService areas) {
    this.areas = areas;
  }

  /**
   * All that somebody looks after, for the condition of a query.
   *
   * @param districts codes of those looked after as a whole; never empty
   * @param communities codes of single communities; never empty
   */
  public record Scope(boolean everywhere, List<String> districts, List<String> communities) {}

  public boolean serves(Actor actor, List<Role> roles, Area area) {
    return roles.stream().anyMatch(role -> actor.may(role, area.path()));
  }

  /**
   * @param community its code; one that is no longer in use counts, too
   */
  public boolean serves(Actor actor, List<Role> roles, String community) {
    return areas.find(community).filter(area -> serves(actor, roles, area)).isPresent();
  }

  /**
   * Communities are public, so there is no hiding that one exists.
   *
   * @throws DomainError {@code forbidden}
   */
  public void require(Actor actor, List<Role> roles, Area area) {
    if (!serves(actor, roles, area)) {
      throw DomainError.of(CommonProblem.FORBIDDEN);
    }
  }

  public Scope of(Actor actor, List<Role> roles) {
    boolean everywhere = false;
    var districts = new ArrayList<String>();
    var communities = new ArrayList<String>();
    for (var grant : actor.grants()) {
      if (roles.contains(grant.role())) {
        var codes = grant.area().codes();
        everywhere |= codes.isEmpty();
        if (codes.size() == 1) {
          districts.add(codes.getFirst());
        } else if (!codes.isEmpty()) {
          areas.find(codes.getLast()).stream()
              .flatMap(this::communities)
              .forEach(area -> communities.add(area.code()));
        }
      }
    }
    return new Scope(everywhere, orNone(districts), orNone(communities));
  }

  private Stream<Area> communities(Area area) {
    return areas.communitiesIn(area).stream();
  }

  /** SQL knows no empty list; no code is empty. */
  private static List<String> orNone(List<String> codes) {
    return codes.isEmpty() ? List.of("-") : List.copyOf(codes);
  }
}
