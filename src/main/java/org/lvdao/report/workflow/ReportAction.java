package org.lvdao.report.workflow;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be done with a case; the history names each step by it. */
public enum ReportAction {
  SUBMIT("上报", true),
  ACCEPT("受理", true),
  REJECT("不予受理", true),
  MARK_DUPLICATE("标记重复", true),
  /** Another case was found to be the same; its voices and photos come over. */
  ADOPT_DUPLICATE("合并重复上报", false),
  WITHDRAW("撤回", true),
  DISPATCH("派遣", false),
  RETURN("退回", false),
  START("开始处置", true),
  /** The unit asks to suspend the case. */
  SUSPEND("申请挂账", false),
  APPROVE_SUSPENSION("同意挂账", true),
  REFUSE_SUSPENSION("不同意挂账", false),
  RESUME("恢复处置", true),
  /** The unit asks for a later deadline. */
  EXTEND("申请延期", false),
  APPROVE_EXTENSION("同意延期", true),
  REFUSE_EXTENSION("不同意延期", false),
  HANDLE("处置完成", true),
  CLOSE("核查结案", true),
  REWORK("返工", false),
  REQUEST_REOPEN("申请重新处置", true),
  REOPEN("重新处置", true),
  REFUSE_REOPEN("不同意重新处置", true),
  LOOK_BACK("回头看", false),
  CORRECT("更正", false),
  NOTE("内部备注", false),
  COMMENT("补充说明", true),
  RATE("评价", true),
  /** The check finds words or a photo doubtful, so a person decides whether others may see them. */
  DOUBT("内容待审核", false),
  PUBLISH("同意公开", true),
  /** Others may not see what was doubtful, and the case goes on. */
  WITHHOLD("不予公开", true),
  WARN("临期提醒", false),
  MARK_OVERDUE("超期", false);

  private final String label;
  private final boolean publicNote;

  ReportAction(String label, boolean publicNote) {
    this.label = label;
    this.publicNote = publicNote;
  }

  /** What residents and staff call it, in Chinese. */
  public String label() {
    return label;
  }

  /** Whether the reporter may read the words that go with the step. */
  public boolean hasPublicNote() {
    return publicNote;
  }

  /** Whether it is about what others may read, and so nothing for others to read. */
  public boolean isAboutContent() {
    return this == DOUBT || this == PUBLISH || this == WITHHOLD;
  }

  /** As in paths and JSON: lower case with hyphens. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The last segment of the address to which a resident sends it. */
  public String path() {
    return switch (this) {
      case COMMENT -> "comments";
      case RATE -> "rating";
      case REQUEST_REOPEN -> "reopen-requests";
      default -> code();
    };
  }

  public static Optional<ReportAction> find(String code) {
    return Arrays.stream(values()).filter(action -> action.code().equals(code)).findFirst();
  }
}
