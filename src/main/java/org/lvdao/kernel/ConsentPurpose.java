package org.lvdao.kernel;

/**
 * What a resident agrees to or not, each by itself (单独同意, 个人信息保护法 articles 14 and 29). Nobody else
 * is asked: staff and collectors work under their employment (article 13).
 */
public enum ConsentPurpose {
  /**
   * The position of a report, that in a photo, or where one waits for a station; not what one
   * types.
   */
  WHEREABOUTS("位置信息"),
  /** The phone number joined to one's account, or given with a report. */
  PHONE("手机号码"),
  /** Messages pushed to one's app or WeChat. */
  PUSH("消息推送"),
  /** Answers to questionnaires. */
  SURVEY("问卷调查");

  private final String label;

  ConsentPurpose(String label) {
    this.label = label;
  }

  /** What residents call it, in Chinese. */
  public String label() {
    return label;
  }
}
