package org.lvdao.survey.aftercase;

import io.micronaut.serde.annotation.Serdeable;
import org.lvdao.survey.estimate.Answer;

/** The answers to the first question, as residents see them, and what each counts as. */
@Serdeable
enum Satisfaction {
  SATISFIED("满意", Answer.POSITIVE),
  RATHER_SATISFIED("比较满意", Answer.POSITIVE),
  /** An opinion that is not positive, as in every survey here. */
  NEUTRAL("一般", Answer.NEGATIVE),
  RATHER_DISSATISFIED("不太满意", Answer.NEGATIVE),
  DISSATISFIED("不满意", Answer.NEGATIVE),
  DONT_KNOW("不清楚", Answer.DONT_KNOW);

  private final String label;
  private final Answer counted;

  Satisfaction(String label, Answer counted) {
    this.label = label;
    this.counted = counted;
  }

  String label() {
    return label;
  }

  Answer counted() {
    return counted;
  }
}
