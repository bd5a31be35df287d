package org.lvdao.report.workflow;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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

  /** The areas whose cases the actor may see; none for whoever has no business with cases. */
  public static List<AreaPath> areas(Actor actor) {
    return actor.grants().stream()
        .filter(grant -> ROLES.contains(grant.role()))
        .map(Actor.Grant::area)
        .distinct()
        .toList();
  }

  /** For a list of SQL, where an empty one is no SQL; no area has this code. */
  public static List<String> orNone(Set<String> codes) {
    return codes.isEmpty() ? List.of("-") : List.copyOf(codes);
  }

  /**
   * The areas whose cases somebody may see, as codes to ask the database and the index with. Areas
   * below a subdistrict are left out, because cases do not know theirs.
   *
   * @param everywhere whether the rest does not matter
   */
  public record Scope(boolean everywhere, Set<String> districts, Set<String> subdistricts) {
    public static Scope of(Actor actor) {
      return of(areas(actor));
    }

    /** Of one of the roles alone. */
    public static Scope of(Actor actor, Role role) {
      return of(
          actor.grants().stream()
              .filter(grant -> grant.role() == role)
              .map(Actor.Grant::area)
              .toList());
    }

    private static Scope of(List<AreaPath> areas) {
      return new Scope(areas.contains(AreaPath.EVERYWHERE), codesAt(areas, 1), codesAt(areas, 2));
    }

    private static Set<String> codesAt(List<AreaPath> areas, int depth) {
      return areas.stream()
          .map(AreaPath::codes)
          .filter(codes -> codes.size() == depth)
          .map(List::getLast)
          .collect(Collectors.toUnmodifiableSet());
    }
  }
}
