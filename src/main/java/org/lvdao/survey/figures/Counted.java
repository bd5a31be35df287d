package org.lvdao.survey.figures;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lvdao.survey.campaign.Trait;
import org.lvdao.survey.campaign.Traits;
import org.lvdao.survey.estimate.Answer;
import org.lvdao.survey.estimate.Basis;
import org.lvdao.survey.estimate.Confidence;
import org.lvdao.survey.estimate.Estimate;
import org.lvdao.survey.estimate.Respondent;
import org.lvdao.survey.estimate.Weighting;
import org.lvdao.survey.estimate.Weights;

/**
 * Respondents with what they answered to a question; those who are alike share everything. They
 * stand in the order of their traits, so whatever the question is, the same respondents give the
 * same list of traits, and weights of one question are those of all.
 */
final class Counted {
  private static final String UNSAID = "UNSAID";
  private static final String ALL = "ALL";
  private static final Comparator<@Nullable String> SAID =
      Comparator.nullsFirst(Comparator.naturalOrder());
  private static final Comparator<Cell> BY_TRAITS =
      Comparator.comparing(Cell::gender, SAID)
          .thenComparing(Cell::ageBand, SAID)
          .thenComparing(Cell::area, SAID);

  private record Alike(Traits traits, int respondents, @Nullable Answer answer) {}

  private final List<Alike> all;

  Counted(List<Cell> cells, Map<String, Answer> roles) {
    all =
        cells.stream()
            .sorted(BY_TRAITS)
            .map(
                cell ->
                    new Alike(
                        cell.traits(),
                        cell.respondents(),
                        cell.value() == null ? null : roles.get(cell.value())))
            .toList();
  }

  /** One entry for each, of the same weight. */
  List<Respondent> respondents() {
    var respondents = new ArrayList<Respondent>(size());
    for (var alike : all) {
      var one = new Respondent(1, categories(alike.traits));
      respondents.addAll(Collections.nCopies(alike.respondents, one));
    }
    return respondents;
  }

  int size() {
    return all.stream().mapToInt(Alike::respondents).sum();
  }

  /**
   * What a group says, from the weights its respondents have among all.
   *
   * @param weights of {@link #respondents}; who is alike has the same
   * @param by null: of all together
   * @param key of a group in which somebody answered
   */
  Estimate estimate(Basis basis, Weights weights, @Nullable Trait by, String key) {
    var within = new ArrayList<Respondent>();
    var answers = new ArrayList<@Nullable Answer>();
    int first = 0;
    for (var alike : all) {
      if (alike.answer != null && key(alike.traits, by).equals(key)) {
        var one = new Respondent(weights.of(first), Map.of());
        within.addAll(Collections.nCopies(alike.respondents, one));
        answers.addAll(Collections.nCopies(alike.respondents, alike.answer));
      }
      first += alike.respondents;
    }
    if (Weighting.byDesign().weigh(within) instanceof Weights own
        && Estimate.of(basis, own, answers, Confidence.OF_95_PERCENT) instanceof Estimate found) {
      return found;
    }
    throw new IllegalStateException("nobody answered in " + key);
  }

  /** How many answered, by group. */
  Map<String, Integer> counts(@Nullable Trait by) {
    var counts = new TreeMap<String, Integer>();
    for (var alike : all) {
      counts.merge(
          key(alike.traits, by), alike.answer == null ? 0 : alike.respondents, Integer::sum);
    }
    return counts;
  }

  private static String key(Traits traits, @Nullable Trait by) {
    if (by == null) {
      return ALL;
    }
    var said = traits.of(by);
    return said == null ? UNSAID : said;
  }

  private static Map<String, String> categories(Traits traits) {
    var categories = new LinkedHashMap<String, String>();
    for (var trait : Trait.values()) {
      var said = traits.of(trait);
      if (said != null) {
        categories.put(trait.name(), said);
      }
    }
    return categories;
  }
}
