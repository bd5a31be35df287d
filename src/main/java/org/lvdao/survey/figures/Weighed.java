package org.lvdao.survey.figures;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.survey.campaign.Campaign;
import org.lvdao.survey.campaign.CampaignMode;
import org.lvdao.survey.campaign.Trait;
import org.lvdao.survey.estimate.Answer;
import org.lvdao.survey.estimate.Basis;
import org.lvdao.survey.estimate.Confidence;
import org.lvdao.survey.estimate.Estimate;
import org.lvdao.survey.estimate.Failure;
import org.lvdao.survey.estimate.Respondent;
import org.lvdao.survey.estimate.Suppression;
import org.lvdao.survey.estimate.Weighting;
import org.lvdao.survey.estimate.WeightingResult;
import org.lvdao.survey.estimate.Weights;
import org.lvdao.survey.figures.EstimateView.Bounds;
import org.lvdao.survey.figures.EstimateView.Group;
import org.lvdao.survey.figures.EstimateView.UsedMargin;

/**
 * The respondents of a campaign, weighted once: what any question says of all, and of any group,
 * comes from these weights.
 *
 * @param margins the known populations that they were weighted to
 * @param result their weights, in the order of {@link Counted#respondents}, or why there are none
 */
record Weighed(Campaign campaign, Basis basis, List<UsedMargin> margins, WeightingResult result) {
  /**
   * @param answers of the same respondents
   * @param by null: of all together
   * @param excluded doubtful answers that were left out
   */
  EstimateView view(
      String question, @Nullable String row, Counted answers, @Nullable Trait by, long excluded) {
    var failure = result instanceof Failure failed ? failed : null;
    var usable = result instanceof Weights fine ? fine : null;
    return new EstimateView(
        Long.toString(campaign.id()),
        question,
        row,
        campaign.population(),
        campaign.mode(),
        campaign.agency(),
        label(),
        basis instanceof Basis.Sample sample ? Double.valueOf(sample.responseRate()) : null,
        Estimates.METHOD,
        margins,
        usable == null ? List.of() : usable.adjustments().stream().map(Words::of).toList(),
        failure == null || answers.size() == 0 ? null : Words.of(failure),
        excluded,
        groups(basis, answers, usable, by));
  }

  private String label() {
    if (campaign.mode() == CampaignMode.THIRD_PARTY) {
      return "THIRD_PARTY";
    }
    return basis instanceof Basis.Sample ? "SAMPLE" : "PARTICIPATION";
  }

  /**
   * @param weights of all respondents; null: they could not be weighted
   */
  static List<Group> groups(
      Basis basis, Counted answers, @Nullable Weights weights, @Nullable Trait by) {
    var counts = answers.counts(by);
    if (counts.isEmpty()) {
      return List.of();
    }
    var counting = weights == null ? plain(answers.size()) : weights;
    if (counting.size() != answers.size()) {
      throw new IllegalArgumentException(
          counting.size() + " weights for " + answers.size() + " respondents");
    }
    int[] table = counts.values().stream().mapToInt(Integer::intValue).toArray();
    var suppression = Suppression.of(new int[][] {table});
    var groups = new ArrayList<Group>();
    for (var key : counts.keySet()) {
      int i = groups.size();
      groups.add(
          suppression.shown(0, i) && table[i] > 0
              ? group(answers.estimate(basis, counting, by, key), key, weights != null)
              : Group.suppressed(key));
    }
    return groups;
  }

  /** Everybody counts the same. */
  private static Weights plain(int respondents) {
    var alike = Collections.nCopies(respondents, new Respondent(1, Map.of()));
    if (Weighting.byDesign().weigh(alike) instanceof Weights weights) {
      return weights;
    }
    throw new IllegalStateException("nobody answered");
  }

  /**
   * @param weighted whether there are weights to be published, and not only counts
   */
  private static Group group(Estimate found, String key, boolean weighted) {
    var value = weighted ? found.ofOpinions() : null;
    var counts = new LinkedHashMap<String, Integer>();
    for (var answer : Answer.values()) {
      counts.put(answer.name(), found.counts().getOrDefault(answer, 0));
    }
    return new Group(
        key,
        found.respondents(),
        counts,
        found.unweighted(),
        value == null ? null : Double.valueOf(value.share()),
        value == null ? null : Double.valueOf(value.base().value()),
        value == null ? null : Double.valueOf(value.base().effectiveRespondents()),
        value == null ? null : bounds(value.interval().low(), value.interval().high()),
        weighted ? bounds(found.atWorst().share(), found.atBest().share()) : null,
        null,
        false);
  }

  private static Bounds bounds(double low, double high) {
    return new Bounds(low, high, Confidence.OF_95_PERCENT.level());
  }
}
