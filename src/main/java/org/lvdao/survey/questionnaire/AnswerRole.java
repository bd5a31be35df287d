package org.lvdao.survey.questionnaire;

import io.micronaut.serde.annotation.Serdeable;

/**
 * What an option counts as in an estimate. 满意 and 比较满意 are positive, 一般 is neutral, 不太满意 and 不满意
 * are negative, 不清楚 is don't know.
 */
@Serdeable
public enum AnswerRole {
  POSITIVE,
  NEUTRAL,
  NEGATIVE,
  DONT_KNOW
}
