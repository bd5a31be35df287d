package org.lvdao.survey.estimate;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lvdao.survey.estimate.Failure.NoRespondents;

/**
 * What one indicator question says of one area, group and period.
 *
 * @param basis a sample, or participation
 * @param counts how many gave each answer, unweighted; no key is missing
 * @param unweighted positive / (positive + negative) of the counts; null when nobody has an opinion
 * @param ofOpinions the weighted share of those with an opinion: the indicator's value; null when
 *     nobody has one
 * @param atWorst the weighted share among all, as if all who don't know had said no; its share is
 *     the lower bound of the indicator
 * @param atBest the same as if they had said yes; its share is the upper bound
 * @param confidence of all intervals
 * @param adjustments what was done to the weights, in this order
 */
public record Estimate(
    Basis basis,
    Map<Answer, Integer> counts,
    @Nullable Double unweighted,
    @Nullable Proportion ofOpinions,
    Proportion atWorst,
    Proportion atBest,
    Confidence confidence,
    List<Adjustment> adjustments)
    implements Estimation {
  public Estimate {
    counts = Map.copyOf(counts);
    adjustments = List.copyOf(adjustments);
  }

  /**
   * @param weights of all respondents of the survey
   * @param answers one for each weight, in its order; null: was not asked, gave no answer, or is
   *     not of this area and group
   * @return {@link NoRespondents} when all answers are null
   */
  public static Estimation of(
      Basis basis, Weights weights, List<@Nullable Answer> answers, Confidence confidence) {
    if (answers.size() != weights.size()) {
      throw new IllegalArgumentException(
          answers.size() + " answers for " + weights.size() + " weights");
    }
    var counts = new EnumMap<Answer, Integer>(Answer.class);
    var sums = new EnumMap<Answer, Double>(Answer.class);
    for (var answer : Answer.values()) {
      var chosen = chosen(weights, answers, answer::equals);
      counts.put(answer, chosen.length);
      sums.put(answer, IntStream.range(0, chosen.length).mapToDouble(i -> chosen[i]).sum());
    }
    var asked = chosen(weights, answers, answer -> true);
    if (asked.length == 0) {
      return new NoRespondents();
    }
    var unweighted = split(counts).ofOpinions();
    var weighted = split(sums);
    var base = DesignEffect.of(asked);
    var share = weighted.ofOpinions();
    var opinions = chosen(weights, answers, answer -> answer != Answer.DONT_KNOW);
    return new Estimate(
        basis,
        counts,
        unweighted,
        share == null ? null : Proportion.of(share, DesignEffect.of(opinions), confidence),
        Proportion.of(weighted.bounds().low(), base, confidence),
        Proportion.of(weighted.bounds().high(), base, confidence),
        confidence,
        weights.adjustments());
  }

  /** How many answered, with those who don't know; at least 1. */
  public int respondents() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Whether so few answered that the figures would speak of persons. */
  public boolean tooFewToPublish() {
    return respondents() < Suppression.MINIMUM;
  }

  /**
   * What changed since the last period.
   *
   * @param before of the same question, area and group, at the same confidence, from respondents
   *     drawn anew
   * @return null when nobody had an opinion in one of the periods, or when one is a sample and the
   *     other participation, which cannot be compared
   */
  public @Nullable Change since(Estimate before) {
    if (!confidence.equals(before.confidence)) {
      throw new IllegalArgumentException(
          "Intervals of " + confidence.level() + " and " + before.confidence.level());
    }
    if (ofOpinions == null
        || before.ofOpinions == null
        || basis instanceof Basis.OptIn != before.basis instanceof Basis.OptIn) {
      return null;
    }
    return Change.between(ofOpinions, before.ofOpinions);
  }

  private static double[] chosen(
      Weights weights, List<@Nullable Answer> answers, Predicate<Answer> which) {
    return IntStream.range(0, weights.size())
        .filter(
            i -> {
              var answer = answers.get(i);
              return answer != null && which.test(answer);
            })
        .mapToDouble(weights::of)
        .toArray();
  }

  private static DontKnow split(Map<Answer, ? extends Number> amounts) {
    return new DontKnow(
        amount(amounts, Answer.POSITIVE),
        amount(amounts, Answer.NEGATIVE),
        amount(amounts, Answer.DONT_KNOW));
  }

  private static double amount(Map<Answer, ? extends Number> amounts, Answer answer) {
    var amount = amounts.get(answer);
    return amount == null ? 0 : amount.doubleValue();
  }
}
