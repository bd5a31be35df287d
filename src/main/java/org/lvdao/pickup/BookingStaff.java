package org.lvdao.pickup;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lvdao.area.AreaService;
import org.lvdao.area.District;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.Role;

/** Whose work bookings are. */
final class BookingStaff {
  private static final Set<Role> ROLES = EnumSet.of(Role.DISPATCHER, Role.SUPERVISOR, Role.ADMIN);

  private BookingStaff() {}

  static boolean maySee(Actor actor, AreaPath area) {
    return ROLES.stream().anyMatch(role -> actor.may(role, area));
  }

  /**
   * The areas whose bookings somebody may see, for the condition of a query; no list is empty.
   *
   * @param districts all that some of the areas are in
   * @param whole those of them that are seen as a whole
   * @param parts codes of single subdistricts
   */
  record Scope(List<String> districts, List<String> whole, List<String> parts) {
    static Scope of(Actor actor, AreaService areas) {
      var whole = new LinkedHashSet<String>();
      var districts = new LinkedHashSet<String>();
      var parts = new ArrayList<String>();
      for (var grant : actor.grants()) {
        if (ROLES.contains(grant.role())) {
          var codes = grant.area().codes();
          if (codes.isEmpty()) {
            areas.districts().stream().map(District::code).forEach(whole::add);
          } else if (codes.size() == 1) {
            whole.add(codes.getFirst());
          } else if (codes.size() == 2) {
            districts.add(codes.getFirst());
            parts.add(codes.getLast());
          }
        }
      }
      districts.addAll(whole);
      return new Scope(orNone(List.copyOf(districts)), orNone(List.copyOf(whole)), orNone(parts));
    }

    /** Of one district alone. */
    Scope in(String district) {
      return new Scope(
          districts.contains(district) ? List.of(district) : orNone(List.of()), whole, parts);
    }

    /** SQL knows no empty list; no area has this code. */
    private static List<String> orNone(List<String> codes) {
      return codes.isEmpty() ? List.of("-") : List.copyOf(codes);
    }
  }
}
