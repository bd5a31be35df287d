package org.lvdao.survey.indicator;

import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An indicator of a year: what the plan wants and what there is.
 *
 * @param required whether the national system requires it (必选)
 * @param unit of target and values: {@code %} or 个
 * @param scope {@code CITY} when the target is the whole city's
 * @param target what the plan wants by the year, or by the next year it names; null when it says
 *     nothing
 * @param targetYear of the target; null without one
 * @param status of the value, or of the combined one; null where there is none, or the target is no
 *     number
 * @param values the newest approved ones: of 参与程度 one of each population, else at most one
 * @param combined 参与程度 as one figure; null for others, and while a population is missing
 * @param activity how many residents did something that counts, beside what a survey says and never
 *     instead of it; null where nothing was approved
 */
@Serdeable
record IndicatorView(
    String code,
    String name,
    boolean required,
    String unit,
    String scope,
    String responsible,
    @Nullable String target,
    @Nullable Integer targetYear,
    @Nullable Status status,
    List<Value> values,
    @Nullable Combined combined,
    @Nullable Value activity) {

  /** A value against its target. */
  @Serdeable
  enum Status {
    MET,
    NOT_MET,
    /** The interval holds the target. */
    UNCERTAIN;

    static Status of(
        BigDecimal value, @Nullable BigDecimal low, @Nullable BigDecimal high, BigDecimal target) {
      if (low != null && high != null && low.compareTo(target) < 0 && high.compareTo(target) >= 0) {
        return UNCERTAIN;
      }
      return value.compareTo(target) >= 0 ? MET : NOT_MET;
    }
  }

  /**
   * A value.
   *
   * @param part a population of 参与程度, {@code ACTIVITY}, or null for the indicator itself
   * @param value in the unit of the indicator
   * @param low of the 95 % interval; null where there is none
   * @param high of the 95 % interval; null where there is none
   * @param n respondents, cases or residents; null where there are none
   * @param method what was done, with its version
   * @param note how it came about, or who says so
   * @param digest SHA-256 of all that went into it
   * @param gap value minus target; null where the target is no number
   * @param trend since the year before; null where there is nothing to compare to
   * @param status null where the target is no number
   * @param reason why it corrects an earlier one; null for the first
   */
  @Serdeable
  record Value(
      String id,
      @Nullable String part,
      ValueSource source,
      BigDecimal value,
      @Nullable BigDecimal low,
      @Nullable BigDecimal high,
      @Nullable Long n,
      String method,
      String note,
      String digest,
      @Nullable BigDecimal gap,
      @Nullable Trend trend,
      @Nullable Status status,
      @Nullable String reason,
      Instant computedAt,
      @Nullable Instant approvedAt) {}

  /**
   * The value less that of the year before, of the same source.
   *
   * @param low of Newcombe's 95 % interval of two independent samples; null without intervals
   * @param high of it
   */
  @Serdeable
  record Trend(BigDecimal change, @Nullable BigDecimal low, @Nullable BigDecimal high) {}

  /**
   * 参与程度 as one figure.
   *
   * @param name of the rule, in Chinese
   * @param low of the 95 % interval; null without intervals
   * @param high of it
   */
  @Serdeable
  record Combined(
      Combination rule,
      String name,
      BigDecimal value,
      @Nullable BigDecimal low,
      @Nullable BigDecimal high,
      @Nullable BigDecimal gap,
      @Nullable Status status) {}
}
