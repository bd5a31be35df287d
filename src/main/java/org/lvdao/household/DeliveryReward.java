package org.lvdao.household;

import org.jspecify.annotations.Nullable;

/**
 * What a feature gives for deliveries. Called in the transaction that writes the delivery, so both
 * are kept or lost together; a transaction that lost a deadlock calls again. Calls no other server.
 */
public interface DeliveryReward {
  /**
   * What a delivery was worth.
   *
   * @param points 0 for nothing, also when they are still to be confirmed
   * @param rule code of the rule that gave them; null for none
   * @param reason why, in Chinese, at most 200 characters; null when nothing is to be said
   */
  record Reward(long points, @Nullable String rule, @Nullable String reason) {}

  /** Of a delivery that has just been accepted: by itself, or by staff after a review. */
  Reward reward(Delivery delivery);

  /** Of one that was rewarded before, and has just got its grade: all it is worth now. */
  Reward graded(Delivery delivery);

  /** Of one that staff refused after it was accepted: takes back all it was given, once. */
  void reversed(Delivery delivery);
}
