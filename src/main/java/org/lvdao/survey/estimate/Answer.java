package org.lvdao.survey.estimate;

/** What a respondent said to an indicator question, after its scale was cut in two. */
public enum Answer {
  /** Reached, takes part, satisfied: what the indicator counts. */
  POSITIVE,
  NEGATIVE,
  /** 不知道、说不清. Reported both ways, see {@link DontKnow}. */
  DONT_KNOW
}
