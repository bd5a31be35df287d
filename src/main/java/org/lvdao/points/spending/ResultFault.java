package org.lvdao.points.spending;

import io.micronaut.serde.annotation.Serdeable;

/** Why a line of a result file changed nothing, with what people read of it in Chinese. */
@Serdeable
enum ResultFault {
  UNKNOWN_NUMBER("本批次中没有这个单号"),
  NUMBER_TWICE("单号在文件中重复出现，各行均未处理"),
  OTHER_AMOUNT("金额与申请金额不一致"),
  UNKNOWN_RESULT("结果只能填写 PAID（成功）或 FAILED（失败），未出结果的请留空"),
  REASON_MISSING("失败的请填写原因"),
  REASON_TOO_LONG("原因最多 100 个字"),
  /** Who brings the file belongs to the household that would get its points back. */
  OWN_HOUSEHOLD("涉及本人家庭户，须由其他人员处理"),
  /** It is paid already and the line says it failed, or the other way round. */
  ENDED_OTHERWISE("该笔此前已按另一种结果处理");

  private final String label;

  ResultFault(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
