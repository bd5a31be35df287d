package org.lvdao.survey.campaign;

import java.time.Instant;

/** What else happens when staff start a campaign. */
public interface CampaignStart {
  /**
   * In the transaction of the start.
   *
   * @param from when it can be answered first
   */
  void started(long campaignId, Invitation invitation, Instant from, Instant closesAt);
}
