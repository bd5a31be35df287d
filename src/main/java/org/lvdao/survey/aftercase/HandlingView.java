package org.lvdao.survey.aftercase;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How residents found the handling of their own cases.
 *
 * @param measure {@code SATISFACTION_WITH_HANDLING}: it is not the plan's indicator, which asks the
 *     public
 * @param method version of the rules by which all this was computed
 * @param from first month in which the cases ended
 * @param to last month
 * @param kind null for all kinds together
 * @param kinds each of the kinds that were asked for
 * @param months each month of the period
 */
@Serdeable
record HandlingView(
    String measure,
    String method,
    String district,
    String from,
    String to,
    @Nullable CaseKind kind,
    Figures total,
    List<OfKind> kinds,
    List<OfMonth> months) {

  /** The cases of one kind. */
  @Serdeable
  record OfKind(CaseKind kind, Figures figures) {}

  /** The cases that ended in one month. */
  @Serdeable
  record OfMonth(String month, Figures figures) {}

  /** From 0 to 1. */
  @Serdeable
  record Bounds(double low, double high, double confidence) {}

  /**
   * Figures of some cases. When suppressed, all but the first are null.
   *
   * @param offered cases whose residents were asked, which are all that ended and whose resident
   *     was known
   * @param suppressed whether fewer than 10 answered, or another group's figures could be told from
   *     these
   * @param rated cases that were not answered, whose residents had given stars and so were not
   *     asked again
   * @param responseRate answered / offered
   * @param counts how many gave each answer: {@code POSITIVE}, {@code NEGATIVE} (which has the
   *     neutral), {@code DONT_KNOW}
   * @param reasons how many chose each of what could be better
   * @param share positive / (positive + negative); null when nobody has an opinion
   * @param interval Wilson's, of the share on those with an opinion; it says how far such answers
   *     vary, not what who did not answer would have said
   * @param dontKnowBounds the share of all who answered when who does not know would say no, and
   *     yes
   */
  @Serdeable
  record Figures(
      long offered,
      boolean suppressed,
      @Nullable Long answered,
      @Nullable Long rated,
      @Nullable Double responseRate,
      @Nullable Map<String, Long> counts,
      @Nullable Map<String, Long> reasons,
      @Nullable Double share,
      @Nullable Bounds interval,
      @Nullable Bounds dontKnowBounds) {
    static Figures suppressed(long offered) {
      return new Figures(offered, true, null, null, null, null, null, null, null, null);
    }
  }
}
