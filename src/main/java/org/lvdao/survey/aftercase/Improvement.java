package org.lvdao.survey.aftercase;

import io.micronaut.serde.annotation.Serdeable;

/** The answers to the second question: what could be better. */
@Serdeable
enum Improvement {
  TOO_SLOW("处理太慢", "上门太慢"),
  UNSOLVED("问题没有解决", "没有全部收走"),
  ATTITUDE("工作人员的态度", "回收员的态度"),
  UNCLEAR("反馈不清楚", "称重和结算没有说清楚"),
  OTHER("其他", "其他"),
  NONE("没有", "没有");

  /** What residents are asked. */
  static final String QUESTION = "您觉得哪方面最需要改进？";

  private final String ofReport;
  private final String ofPickup;

  Improvement(String ofReport, String ofPickup) {
    this.ofReport = ofReport;
    this.ofPickup = ofPickup;
  }

  String label(CaseKind kind) {
    return switch (kind) {
      case REPORT -> ofReport;
      case PICKUP -> ofPickup;
    };
  }
}
