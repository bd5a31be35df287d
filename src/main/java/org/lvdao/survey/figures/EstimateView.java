package org.lvdao.survey.figures;

import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lvdao.survey.campaign.CampaignMode;
import org.lvdao.survey.campaign.Population;
import org.lvdao.survey.campaign.Trait;
import org.lvdao.survey.estimate.Change;
import org.lvdao.survey.estimate.Interval;

/**
 * What the answers to one question say.
 *
 * @param row of a matrix; null for other questions
 * @param mode how the answers came
 * @param agency who asked, of a survey that others made; null for others
 * @param basis {@code PARTICIPATION}: whoever wanted answered, so there is no response rate, and
 *     the interval says how far such answers vary, not how far they are from the population; {@code
 *     SAMPLE} of interviews: those who were looked for were drawn; {@code THIRD_PARTY}: as who
 *     asked says
 * @param responseRate of a sample: completed / (completed + refused + not reached), RR1 of AAPOR's
 *     Standard Definitions (2023) where all were eligible; null of participation
 * @param method version of the rules by which all this was computed
 * @param margins the known populations that answers were weighted to; empty: they were not
 * @param adjustments what was done to the weights, in this order
 * @param failure why there are no weights, and so no weighted shares; null when there are
 * @param excluded doubtful answers that were left out
 * @param groups of the trait, or one of all
 */
@Serdeable
record EstimateView(
    String campaignId,
    String question,
    @Nullable String row,
    Population population,
    CampaignMode mode,
    @Nullable String agency,
    String basis,
    @Nullable Double responseRate,
    String method,
    List<UsedMargin> margins,
    List<String> adjustments,
    @Nullable String failure,
    long excluded,
    List<Group> groups) {

  /** A known population with its source. */
  @Serdeable
  record UsedMargin(Trait trait, String source, LocalDate asOf) {}

  /** From 0 to 1. */
  @Serdeable
  record Bounds(double low, double high, double confidence) {
    private Interval of() {
      return new Interval(low, high);
    }
  }

  /**
   * The weighted share less that of an earlier campaign.
   *
   * @param low of the 95 % interval, by {@link Change#METHOD}
   * @param high of it
   * @param significant whether the interval leaves out "no change"
   */
  @Serdeable
  record Difference(double difference, double low, double high, boolean significant) {}

  /** The same with what changed since. */
  EstimateView since(EstimateView before) {
    var earlier = before.groups.stream().collect(Collectors.toMap(Group::key, Function.identity()));
    var compared =
        groups.stream()
            .map(
                group -> {
                  var then = earlier.get(group.key);
                  return then == null ? group : group.with(group.since(then));
                })
            .toList();
    return new EstimateView(
        campaignId,
        question,
        row,
        population,
        mode,
        agency,
        basis,
        responseRate,
        method,
        margins,
        adjustments,
        failure,
        excluded,
        compared);
  }

  /**
   * Respondents who are alike in the trait. When suppressed, all figures are null.
   *
   * @param key of the trait: {@code F}, {@code 18-29}, code of a subdistrict; {@code UNSAID} of who
   *     did not say, {@code ALL} without a trait
   * @param n who answered the question
   * @param counts how many chose each role: {@code POSITIVE}, {@code NEGATIVE} (which has the
   *     neutral), {@code DONT_KNOW}
   * @param share positive / (positive + negative), unweighted; null when nobody has an opinion
   * @param weightedShare the same of weights: the value of an indicator
   * @param designEffect Kish's, of those with an opinion: what weighting costs
   * @param effectiveN their number divided by it
   * @param interval Wilson's, of the weighted share on the effective number
   * @param dontKnowBounds the weighted share of all when who does not know would say no, and yes
   * @param change since an earlier campaign; null without one
   * @param suppressed whether there are fewer than 10, or another group's could be told from it
   */
  @Serdeable
  record Group(
      String key,
      @Nullable Integer n,
      @Nullable Map<String, Integer> counts,
      @Nullable Double share,
      @Nullable Double weightedShare,
      @Nullable Double designEffect,
      @Nullable Double effectiveN,
      @Nullable Bounds interval,
      @Nullable Bounds dontKnowBounds,
      @Nullable Difference change,
      boolean suppressed) {
    static Group suppressed(String key) {
      return new Group(key, null, null, null, null, null, null, null, null, null, true);
    }

    /** Null when one of both is hidden, or nobody had an opinion. */
    private @Nullable Difference since(Group before) {
      var share = weightedShare;
      var then = before.weightedShare;
      if (share == null || then == null || interval == null || before.interval == null) {
        return null;
      }
      var change = Change.between(share, interval.of(), then, before.interval.of());
      return new Difference(
          change.difference(),
          change.interval().low(),
          change.interval().high(),
          change.significant());
    }

    private Group with(@Nullable Difference difference) {
      return new Group(
          key,
          n,
          counts,
          share,
          weightedShare,
          designEffect,
          effectiveN,
          interval,
          dontKnowBounds,
          difference,
          suppressed);
    }
  }
}
