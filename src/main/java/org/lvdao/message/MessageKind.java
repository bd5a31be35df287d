package org.lvdao.message;

import java.util.Locale;
import java.util.Set;

/**
 * What a person can be told. The words stand in {@code messages_zh.properties} and {@code
 * messages_en.properties} under {@link #code()}.
 */
public enum MessageKind {
  REPORT_ACCEPTED(Topic.REPORT, "caseNo"),
  REPORT_REJECTED(Topic.REPORT, "caseNo"),
  /** The same as another case, which goes on. */
  REPORT_MERGED(Topic.REPORT, "caseNo"),
  REPORT_DISPATCHED(Topic.REPORT, "caseNo"),
  REPORT_HANDLED(Topic.REPORT, "caseNo"),
  REPORT_CLOSED(Topic.REPORT, "caseNo"),
  REPORT_REOPENED(Topic.REPORT, "caseNo"),
  REPORT_REOPEN_REFUSED(Topic.REPORT, "caseNo"),
  /** One asked for one's account to be erased, and can take it back for a while. */
  ACCOUNT_ERASURE(Topic.ACCOUNT, "until");

  private final Topic topic;
  private final Set<String> variables;

  MessageKind(Topic topic, String... variables) {
    this.topic = topic;
    this.variables = Set.of(variables);
  }

  public Topic topic() {
    return topic;
  }

  /** The names its words may use, all of which the event gives. */
  public Set<String> variables() {
    return variables;
  }

  /** As in JSON and the words: lower case with hyphens. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
