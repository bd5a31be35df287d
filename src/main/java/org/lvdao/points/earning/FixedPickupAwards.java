package org.lvdao.points.earning;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.lvdao.points.PickupAwards;
import org.lvdao.points.Source;

/** Thanks for a pickup as the rules of the district say. */
@Singleton
class FixedPickupAwards implements PickupAwards {
  private final Awards awards;

  FixedPickupAwards(Awards awards) {
    this.awards = awards;
  }

  @Override
  public void give(long bookingId, long accountId, Instant at) {
    awards.give(
        new Source("pickup-award", Long.toString(bookingId)),
        accountId,
        at,
        EarningRules.Awards::pickup,
        "预约回收奖励");
  }
}
