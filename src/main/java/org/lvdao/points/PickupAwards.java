package org.lvdao.points;

import java.time.Instant;

/** Fixed points for having recyclables picked up (预约回收), besides what they are worth. */
public interface PickupAwards {
  /**
   * Gives the household of the resident what its district gives for a pickup, once for each.
   *
   * @param bookingId of the pickup
   * @param accountId of the resident
   * @param at when it was, which chooses the rules
   */
  void give(long bookingId, long accountId, Instant at);
}
