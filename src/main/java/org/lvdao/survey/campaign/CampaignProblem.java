package org.lvdao.survey.campaign;

import org.lvdao.kernel.ProblemType;

/** What can go wrong with campaigns. */
public enum CampaignProblem implements ProblemType {
  /** Only a draft can be changed or started. */
  CAMPAIGN_STARTED(Category.CONFLICT),
  /** Only what runs can be ended. */
  CAMPAIGN_NOT_RUNNING(Category.CONFLICT),
  /** Single answers are given out once nobody can answer any more. */
  CAMPAIGN_NOT_CLOSED(Category.CONFLICT),
  /** It is not open, or not any more. */
  SURVEY_CLOSED(Category.CONFLICT),
  /** Enough of this kind have answered. */
  QUOTA_FULL(Category.CONFLICT),
  /** Nobody has said where the pages are that a QR code leads to. */
  PAGES_UNKNOWN(Category.UNAVAILABLE),
  /** Each person answers once. */
  SURVEY_ANSWERED(Category.CONFLICT);

  private final Category category;

  CampaignProblem(Category category) {
    this.category = category;
  }

  @Override
  public Category category() {
    return category;
  }
}
