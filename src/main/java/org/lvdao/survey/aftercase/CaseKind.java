package org.lvdao.survey.aftercase;

import io.micronaut.serde.annotation.Serdeable;

/** Which cases are asked about. */
@Serdeable
enum CaseKind {
  /** A report, once it is closed (核查结案). */
  REPORT("您对这次上报的处理是否满意？"),
  /** A pickup, once it is settled (结算). */
  PICKUP("您对这次上门回收是否满意？");

  private final String question;

  CaseKind(String question) {
    this.question = question;
  }

  /** What residents are asked first. */
  String question() {
    return question;
  }
}
