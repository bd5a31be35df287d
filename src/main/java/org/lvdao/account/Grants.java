package org.lvdao.account;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lvdao.kernel.Actor.Grant;
import org.lvdao.kernel.Ids;

/** What accounts may do themselves, without what they hold for somebody absent. */
@Singleton
class Grants {
  private final GrantRepository grants;
  private final Ids ids;

  Grants(GrantRepository grants, Ids ids) {
    this.grants = grants;
    this.ids = ids;
  }

  List<Grant> of(long accountId) {
    return of(List.of(accountId)).getOrDefault(accountId, List.of());
  }

  /** By account; without those that have none. */
  Map<Long, List<Grant>> of(Collection<Long> accountIds) {
    return accountIds.isEmpty()
        ? Map.of()
        : grants.find(accountIds).stream()
            .collect(
                Collectors.groupingBy(
                    GrantRow::accountId, Collectors.mapping(GrantRow::grant, Collectors.toList())));
  }

  /** Gives the account exactly these. */
  void replace(long accountId, List<Grant> wanted) {
    grants.delete(accountId);
    new HashSet<>(wanted).forEach(grant -> add(accountId, grant));
  }

  /** Gives the account one more. */
  void add(long accountId, Grant grant) {
    grants.insert(ids.next(), accountId, grant.role().name(), grant.area().value(), grant.unit());
  }
}
