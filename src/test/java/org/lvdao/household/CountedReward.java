package org.lvdao.household;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/**
 * A point for each 100 grams, half of them when it was not sorted; nothing at all for 666 grams.
 */
@Singleton
@Requires(property = CountedReward.SETTING)
final class CountedReward implements DeliveryReward {
  static final String SETTING = "lvdao.test.counted-reward";

  @Override
  public Reward reward(Delivery delivery) {
    if (delivery.grams() == 666) {
      throw new IllegalStateException("The ledger is closed");
    }
    return new Reward(delivery.grams() / (delivery.failed() ? 200 : 100), "TEST-1", "每百克一分");
  }

  @Override
  public Reward graded(Delivery delivery) {
    return reward(delivery);
  }

  /** Nothing is kept, so there is nothing to take back. */
  @Override
  public void reversed(Delivery delivery) {}
}
