package org.lvdao.account;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor.Grant;

/**
 * A member of staff or a collector.
 *
 * @param grants the account's own, without what it holds for somebody absent
 */
record Staff(StaffRow row, List<Grant> grants) {
  /** Code of the one district all grants are in; null when there is no such one. */
  static @Nullable String district(List<Grant> grants) {
    var districts = grants.stream().map(grant -> grant.area().district()).distinct().toList();
    return districts.size() == 1 && !districts.getFirst().isEmpty() ? districts.getFirst() : null;
  }
}
