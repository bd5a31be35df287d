package org.lvdao.points;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Role;

/** Of which districts somebody may see the books: an ADMIN or SUPERVISOR of all of one. */
record PointsScope(List<AreaPath> areas) {
  static PointsScope of(Actor actor) {
    return new PointsScope(
        actor.grants().stream()
            .filter(grant -> grant.role() == Role.ADMIN || grant.role() == Role.SUPERVISOR)
            .map(Actor.Grant::area)
            .filter(area -> area.codes().size() <= 1)
            .distinct()
            .toList());
  }

  /**
   * The district that is asked for; the only one, when none is.
   *
   * @return null for all of them, which only who works everywhere may see
   * @throws DomainError {@code not-found} for one that is not theirs, {@code invalid-request} when
   *     there are several
   */
  @Nullable String district(@Nullable String wanted) {
    if (wanted != null) {
      if (areas.stream().noneMatch(area -> area.contains(AreaPath.ofDistrict(wanted)))) {
        throw DomainError.notFound();
      }
      return wanted;
    }
    if (areas.contains(AreaPath.EVERYWHERE)) {
      return null;
    }
    if (areas.isEmpty()) {
      throw DomainError.notFound();
    }
    if (areas.size() > 1) {
      throw DomainError.field("?district", "required");
    }
    return areas.getFirst().district();
  }
}
