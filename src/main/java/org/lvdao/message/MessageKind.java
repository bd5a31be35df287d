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
  /** A station serves the place by now at which one waited for one. */
  STATION_COVERS(Topic.PICKUP, Weight.FULL, "station"),
  /** Others see what one offers on the flea market. */
  MARKET_LISTED(Topic.PICKUP, Weight.SMALL),
  /** What one offers may not be offered. */
  MARKET_REFUSED(Topic.PICKUP, Weight.FULL),
  /** Somebody wants what one offers. */
  MARKET_RESERVED(Topic.PICKUP, Weight.FULL),
  /** Whoever wanted it does not any more. */
  MARKET_RELEASED(Topic.PICKUP, Weight.FULL),
  /** Nobody came for what one offers, or for what one reserved, in time. */
  MARKET_LAPSED(Topic.PICKUP, Weight.FULL),
  /** Nobody wanted what one offers in time. */
  MARKET_EXPIRED(Topic.PICKUP, Weight.SMALL),
  /** What one reserved is not given any more. */
  MARKET_CANCELLED(Topic.PICKUP, Weight.FULL),
  /** A pickup is booked, and waits for a collector (预约成功). */
  PICKUP_BOOKED(Topic.PICKUP, Weight.SMALL, "bookingNo", "window"),
  /** Nobody was there several times, so this time it is asked first. */
  PICKUP_CONFIRM_NEEDED(Topic.PICKUP, Weight.FULL, "bookingNo", "window", "until"),
  /** The station is closed then, and the pickup has another time. */
  PICKUP_REBOOKED(Topic.PICKUP, Weight.FULL, "bookingNo", "window", "reason"),
  /** Not by the resident. */
  PICKUP_CANCELLED(Topic.PICKUP, Weight.FULL, "bookingNo", "reason"),
  /** The fee of a pickup is paid back (退款). */
  PICKUP_REFUNDED(Topic.PICKUP, Weight.FULL, "bookingNo", "amount"),
  /** Nobody paid or confirmed in time. */
  PICKUP_EXPIRED(Topic.PICKUP, Weight.FULL, "bookingNo"),
  /** A collector has the pickup (已派单). */
  PICKUP_ASSIGNED(Topic.PICKUP, Weight.SMALL, "bookingNo", "window"),
  /** The collector is on the way. */
  PICKUP_UNDER_WAY(Topic.PICKUP, Weight.FULL, "bookingNo", "window"),
  /** Nobody came in the window, and the pickup can have another. */
  PICKUP_MISSED(Topic.PICKUP, Weight.FULL, "bookingNo", "window"),
  /** Nobody came, and no other window was chosen in time. */
  PICKUP_MISSED_EXPIRED(Topic.PICKUP, Weight.FULL, "bookingNo"),
  /** The collector came, and could not collect. */
  PICKUP_NO_SHOW(Topic.PICKUP, Weight.FULL, "bookingNo", "reason"),
  /** What was collected is weighed, and the resident can say whether it is right (称重确认). */
  PICKUP_WEIGHED(Topic.PICKUP, Weight.FULL, "bookingNo", "amount", "until"),
  /** A supervisor corrected weights that nobody had disputed. */
  PICKUP_CORRECTED(Topic.PICKUP, Weight.FULL, "bookingNo", "amount", "reason", "until"),
  /** Staff: a resident does not agree with the weights, and a supervisor decides. */
  PICKUP_DISPUTED(Topic.PICKUP, Weight.FULL, "bookingNo"),
  /** Staff: no supervisor has decided in time. */
  PICKUP_UNDECIDED(Topic.PICKUP, Weight.FULL, "bookingNo"),
  /** A supervisor decided about weights that the resident disputed. */
  PICKUP_ADJUSTED(Topic.PICKUP, Weight.FULL, "bookingNo", "amount", "reason"),
  /** Paid into the points of the household. */
  PICKUP_SETTLED(Topic.PICKUP, Weight.FULL, "bookingNo", "amount", "points"),
  /** Paid in cash. */
  PICKUP_SETTLED_CASH(Topic.PICKUP, Weight.FULL, "bookingNo", "amount"),
  /** A collector was given a job (派单). */
  JOB_ASSIGNED(Topic.PICKUP, Weight.FULL, "bookingNo"),
  /** What a collector is to collect, or where, has changed. */
  JOB_CHANGED(Topic.PICKUP, Weight.FULL, "bookingNo"),
  /** A collector need not go: the job was cancelled, moved or given to another one. */
  JOB_WITHDRAWN(Topic.PICKUP, Weight.FULL, "bookingNo"),
  /** A survey asks for one's opinion (邀请答卷). */
  SURVEY_INVITED(Topic.SURVEY, Weight.SMALL, "survey", "until"),
  /** One was invited, has not answered, and still can (答卷提醒). */
  SURVEY_REMINDER(Topic.SURVEY, Weight.SMALL, "survey", "until"),
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
