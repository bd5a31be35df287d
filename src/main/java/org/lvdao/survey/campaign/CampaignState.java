package org.lvdao.survey.campaign;

import io.micronaut.serde.annotation.Serdeable;

/** Where a campaign stands. It follows from what staff did and from the time. */
@Serdeable
public enum CampaignState {
  /** Can be changed; nobody sees it. */
  DRAFT,
  /** Started, and its time has not come. */
  SCHEDULED,
  /** Can be answered. */
  OPEN,
  /** Its time is over, or staff ended it. */
  CLOSED
}
