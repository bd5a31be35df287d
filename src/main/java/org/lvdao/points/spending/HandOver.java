package org.lvdao.points.spending;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Role;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.database.Transactions;

/** Hands goods over to who shows the pick-up code. */
@Singleton
class HandOver {
  private static final Set<Role> HANDS_OVER = Set.of(Role.INSPECTOR, Role.COLLECTOR, Role.ADMIN);

  private final RedemptionRepository rows;
  private final RedemptionEnds ends;
  private final AuditLog audit;
  private final Transactions transactions;

  HandOver(
      RedemptionRepository rows, RedemptionEnds ends, AuditLog audit, Transactions transactions) {
    this.rows = rows;
    this.ends = ends;
    this.audit = audit;
    this.transactions = transactions;
  }

  /**
   * What a pick-up code stands for.
   *
   * @throws DomainError {@code not-found} also for one of a district where the actor works not
   */
  RedemptionRow show(Actor actor, String pickupCode) {
    return rows.findByPickupCode(pickupCode)
        .filter(row -> handsOver(actor, row.district()))
        .orElseThrow(DomainError::notFound);
  }

  /**
   * @throws DomainError {@code redemption-state} when that was done before, or it was taken back
   */
  RedemptionRow handOver(Actor actor, String pickupCode) {
    return transactions.write(
        () -> {
          var row = show(actor, pickupCode);
          if (row.state() != RedemptionState.RESERVED) {
            throw RedemptionEnds.notWaiting(row);
          }
          var given = ends.fulfil(row, actor.accountId(), "已领取");
          audit.record(
              actor,
              "redemption-handed-over",
              "redemption",
              Long.toString(row.id()),
              row.district(),
              Map.of("points", row.points()));
          return given;
        });
  }

  /** Also who works in a part of the district only: a station is for all of it. */
  private static boolean handsOver(Actor actor, String district) {
    var area = AreaPath.ofDistrict(district);
    return actor.grants().stream()
        .anyMatch(
            grant ->
                HANDS_OVER.contains(grant.role())
                    && (grant.area().contains(area) || area.contains(grant.area())));
  }
}
