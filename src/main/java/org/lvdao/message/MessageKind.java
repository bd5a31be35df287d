package org.lvdao.message;

import java.util.Locale;
import java.util.Set;

/**
 * What a person can be told. The words stand in {@code messages_zh.properties} and {@code
 * messages_en.properties} under {@link #code()}; staff may edit them.
 */
public enum MessageKind {
  REPORT_ACCEPTED(Topic.REPORT, Weight.SMALL, "caseNo"),
  REPORT_REJECTED(Topic.REPORT, Weight.FULL, "caseNo"),
  /** The same as another case, which goes on. */
  REPORT_MERGED(Topic.REPORT, Weight.SMALL, "caseNo"),
  REPORT_DISPATCHED(Topic.REPORT, Weight.SMALL, "caseNo"),
  REPORT_HANDLED(Topic.REPORT, Weight.SMALL, "caseNo"),
  /** Asks for a rating, which is possible for some days only. */
  REPORT_CLOSED(Topic.REPORT, Weight.FULL, "caseNo"),
  REPORT_REOPENED(Topic.REPORT, Weight.FULL, "caseNo"),
  REPORT_REOPEN_REFUSED(Topic.REPORT, Weight.FULL, "caseNo"),
  /** Others may not read it. */
  REPORT_WITHHELD(Topic.REPORT, Weight.FULL, "caseNo"),
  /** What one's household delivered was not sorted properly (不合格). */
  DELIVERY_FAILED(Topic.HOUSEHOLD, Weight.FULL, "at", "reason"),
  /** What one's household delivered was accepted, and refused afterwards. */
  DELIVERY_REVERSED(Topic.HOUSEHOLD, Weight.FULL, "at", "reason"),
  /** Cash for points has been paid (返现已打款). */
  CASH_PAID(Topic.HOUSEHOLD, Weight.FULL, "amount"),
  /** Cash for points could not be paid, so the points are back. */
  CASH_FAILED(Topic.HOUSEHOLD, Weight.FULL, "amount", "reason"),
  /** Cash for points was not approved, so the points are back. */
  CASH_REFUSED(Topic.HOUSEHOLD, Weight.FULL, "amount", "reason"),
  /** Staff gave or took points (积分调整). */
  POINTS_ADJUSTED(Topic.HOUSEHOLD, Weight.FULL, "points", "reason"),
  /** Staff wrote it, in a broadcast. */
  ANNOUNCEMENT(Topic.ANNOUNCEMENT, Weight.FULL),
  /** One asked for one's account to be erased, and can take it back for a while. */
  ACCOUNT_ERASURE(Topic.ACCOUNT, Weight.FULL, "until");

  /** Whether a push of its own is worth it. */
  private enum Weight {
    /** Good to know; several become one push. */
    SMALL,
    /** Is pushed by itself. */
    FULL
  }

  private final Topic topic;
  private final Weight weight;
  private final Set<String> variables;

  MessageKind(Topic topic, Weight weight, String... variables) {
    this.topic = topic;
    this.weight = weight;
    this.variables = Set.of(variables);
  }

  public Topic topic() {
    return topic;
  }

  /** Whether words of the program are its inbox text; an announcement brings its own. */
  boolean hasWords() {
    return this != ANNOUNCEMENT;
  }

  /** Whether several of the kind may become one push. */
  boolean isSmall() {
    return weight == Weight.SMALL;
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
