package org.lvdao.survey.estimate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.survey.estimate.Adjustment.Collapsed;
import org.lvdao.survey.estimate.Adjustment.PostStratified;
import org.lvdao.survey.estimate.Adjustment.Raked;
import org.lvdao.survey.estimate.Adjustment.Unsaid;
import org.lvdao.survey.estimate.Collapse.Group;
import org.lvdao.survey.estimate.Failure.EmptyCategory;
import org.lvdao.survey.estimate.Failure.NoPopulation;
import org.lvdao.survey.estimate.Failure.NoRespondents;
import org.lvdao.survey.estimate.Failure.NotConverged;
import org.lvdao.survey.estimate.Failure.TotalsDiffer;
import org.lvdao.survey.estimate.Failure.UnknownCategory;

/**
 * How respondents are made to look like the population (加权): from their design weights, by one
 * margin of cells or by several margins. It is declared before the answers are seen.
 *
 * @param margins with different names and the same total; none: design weights alone
 * @param collapse what happens to categories with too few respondents
 * @param trim null: weights may be as unequal as they turn out
 */
public record Weighting(List<Margin> margins, Collapse collapse, @Nullable Trim trim) {
  /** Relative; what adding up the same people in another order may differ by. */
  private static final double SAME_TOTAL = 1e-9;

  public Weighting {
    margins = List.copyOf(margins);
    var names = new HashSet<String>();
    for (var margin : margins) {
      if (!names.add(margin.name())) {
        throw new IllegalArgumentException("Two margins are called " + margin.name());
      }
    }
  }

  /** Design weights as they are. */
  public static Weighting byDesign() {
    return new Weighting(List.of(), Collapse.NEVER, null);
  }

  /**
   * Post-stratification (事后分层): design weights × population / sum of design weights, in each cell
   * (Cochran 1977, section 5A.9).
   */
  public static Weighting postStratified(Margin cells, Collapse collapse) {
    return new Weighting(List.of(cells), collapse, null);
  }

  /**
   * Raking (Deming and Stephan 1940): every margin gets its population, none of their crossings.
   */
  public static Weighting raked(List<Margin> margins, Collapse collapse, @Nullable Trim trim) {
    return new Weighting(margins, collapse, trim);
  }

  /**
   * The weights of all respondents of a survey. Their order makes no difference.
   *
   * @return all positive; with margins their sum is the population
   */
  public WeightingResult weigh(List<Respondent> respondents) {
    if (respondents.isEmpty()) {
      return new NoRespondents();
    }
    double[] weights = respondents.stream().mapToDouble(Respondent::designWeight).toArray();
    if (margins.isEmpty()) {
      return new Weights(weights, List.of());
    }
    var done = new ArrayList<Adjustment>();
    var strata = new ArrayList<Strata>();
    for (var margin : margins) {
      var problem = add(margin, respondents, strata, done);
      if (problem != null) {
        return problem;
      }
    }
    return fit(weights, strata, done);
  }

  private @Nullable Failure add(
      Margin margin, List<Respondent> respondents, List<Strata> all, List<Adjustment> done) {
    var first = margins.getFirst();
    if (Math.abs(margin.total() - first.total()) > SAME_TOTAL * first.total()) {
      return new TotalsDiffer(margin.name(), margin.total(), first.name(), first.total());
    }
    var unknown = Strata.unknown(margin, respondents);
    if (unknown != null) {
      return new UnknownCategory(margin.name(), unknown);
    }
    var strata = Strata.of(margin, respondents, collapse);
    for (var group : strata.groups()) {
      if (group.respondents() == 0 && group.population() > 0) {
        return new EmptyCategory(margin.name(), group.name(), group.population());
      }
      if (group.respondents() > 0 && group.population() == 0) {
        return new NoPopulation(margin.name(), group.name(), group.respondents());
      }
      if (group.categories().size() > 1) {
        done.add(collapsed(margin, group));
      }
    }
    if (strata.unsaid() > 0) {
      done.add(new Unsaid(margin.name(), strata.unsaid()));
    }
    all.add(strata);
    return null;
  }

  private static Adjustment collapsed(Margin margin, Group group) {
    return new Collapsed(margin.name(), group.categories(), group.respondents());
  }

  private WeightingResult fit(double[] weights, List<Strata> strata, List<Adjustment> done) {
    double population = strata.getFirst().total();
    Trimming.scale(weights, population);
    var raking = new Raking(strata);
    var worst = raking.rake(weights);
    var trimming = trim == null ? null : new Trimming(trim, population, raking);
    if (trimming != null && worst.met()) {
      worst = trimming.trim(weights, worst);
    }
    if (!worst.met()) {
      return new NotConverged(worst.margin(), worst.category(), worst.passes(), worst.difference());
    }
    done.add(
        strata.size() == 1
            ? new PostStratified(worst.margin(), worst.difference())
            : new Raked(worst.passes(), worst.difference(), worst.margin(), worst.category()));
    if (trimming != null) {
      done.add(trimming.result(weights));
    }
    return new Weights(weights, done);
  }
}
