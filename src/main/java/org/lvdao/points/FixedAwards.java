package org.lvdao.points;

import java.time.Instant;

/**
 * Fixed points for what is no delivery. The household of the resident gets what its district gives
 * for such a thing, once for each; who belongs to none gets nothing.
 */
public interface FixedAwards {
  /**
   * For having recyclables picked up (预约回收), besides what they are worth.
   *
   * @param bookingId of the pickup
   * @param accountId of the resident
   * @param at when it was, which chooses the rules
   */
  void forPickup(long bookingId, long accountId, Instant at);

  /**
   * For answering a survey (问卷调查).
   *
   * @param campaignId of what was answered
   * @param accountId of the resident
   * @param at when the survey was over, which chooses the rules
   */
  void forSurvey(long campaignId, long accountId, Instant at);
}
