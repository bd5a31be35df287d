package org.lvdao.household;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import org.lvdao.household.DeliveryRow.State;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Role;
import org.lvdao.platform.database.Transactions;

/** Deliveries that were accepted, and are taken back (冲正). */
@Singleton
class Reversals {
  private final Inspectors inspectors;
  private final DeliveryRepository deliveries;
  private final DeliveryRewards rewards;
  private final DeliveryNotices notices;
  private final Transactions transactions;
  private final InstantSource clock;

  Reversals(
      Inspectors inspectors,
      DeliveryRepository deliveries,
      DeliveryRewards rewards,
      DeliveryNotices notices,
      Transactions transactions,
      InstantSource clock) {
    this.inspectors = inspectors;
    this.deliveries = deliveries;
    this.rewards = rewards;
    this.notices = notices;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Refuses a delivery that was accepted: its points are taken back, and the household is told.
   *
   * @param version the actor has read
   * @param note why, for the household to read
   * @throws DomainError {@code not-found} also outside the actor's areas, {@code stale-version},
   *     {@code delivery-not-accepted}, {@code forbidden} outside the districts they administer, and
   *     for what they told themselves
   */
  DeliveryRow reverse(Actor actor, long id, long version, String note) {
    return transactions.write(
        () -> {
          var row = inspectors.changeable(actor, id, version);
          actor.require(Role.ADMIN, AreaPath.ofDistrict(row.district()));
          Inspectors.requireNotOwn(actor, row);
          if (row.state() != State.ACCEPTED) {
            throw DomainError.of(HouseholdProblem.DELIVERY_NOT_ACCEPTED);
          }
          Inspectors.check(
              deliveries.reverse(id, version, actor.accountId(), clock.instant(), note));
          rewards.reversed(row);
          var reversed = deliveries.find(id).orElseThrow();
          notices.reversed(reversed);
          inspectors.record(actor, "delivery-reversed", row, Map.of("points", row.points()));
          return reversed;
        });
  }
}
