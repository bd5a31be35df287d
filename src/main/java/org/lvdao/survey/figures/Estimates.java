package org.lvdao.survey.figures;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.DomainError;
import org.lvdao.survey.campaign.Campaign;
import org.lvdao.survey.campaign.CampaignMode;
import org.lvdao.survey.campaign.OpenCampaigns;
import org.lvdao.survey.campaign.Trait;
import org.lvdao.survey.estimate.Answer;
import org.lvdao.survey.estimate.Basis;
import org.lvdao.survey.estimate.Collapse;
import org.lvdao.survey.estimate.Confidence;
import org.lvdao.survey.estimate.Estimate;
import org.lvdao.survey.estimate.Failure;
import org.lvdao.survey.estimate.Margin;
import org.lvdao.survey.estimate.Respondent;
import org.lvdao.survey.estimate.Suppression;
import org.lvdao.survey.estimate.Trim;
import org.lvdao.survey.estimate.Weighting;
import org.lvdao.survey.estimate.WeightingResult;
import org.lvdao.survey.estimate.Weights;
import org.lvdao.survey.figures.EstimateView.Bounds;
import org.lvdao.survey.figures.EstimateView.Group;
import org.lvdao.survey.figures.EstimateView.UsedMargin;
import org.lvdao.survey.questionnaire.AnswerRole;
import org.lvdao.survey.questionnaire.Question;
import org.lvdao.survey.questionnaire.QuestionType;
import org.lvdao.survey.questionnaire.SurveyRights;

/**
 * Estimates from the answers of a campaign. Answers are weighted to the newest known populations of
 * the traits that were asked, categories with fewer than ten respondents joining their neighbours,
 * weights between a fifth of the mean and five times the mean.
 */
@Singleton
class Estimates {
  /** Changes when a number would come out otherwise. */
  static final String METHOD = "1";

  private static final Collapse COLLAPSE = new Collapse(Suppression.MINIMUM);
  private static final Trim TRIM = new Trim(0.2, 5);

  private final CellRepository cells;
  private final Margins margins;
  private final OpenCampaigns campaigns;

  Estimates(CellRepository cells, Margins margins, OpenCampaigns campaigns) {
    this.cells = cells;
    this.margins = margins;
    this.campaigns = campaigns;
  }

  /**
   * @param question code of one whose options have roles
   * @param row of a matrix; null for other questions
   * @param by null: of all together
   * @param unflagged whether doubtful answers are left out
   * @param since id of an earlier campaign to compare to; null for none
   * @throws DomainError {@code not-found}, or naming what is wrong
   */
  EstimateView of(
      Actor actor,
      long campaignId,
      String question,
      @Nullable String row,
      @Nullable Trait by,
      boolean unflagged,
      @Nullable Long since) {
    var campaign = seen(actor, campaignId).orElseThrow(DomainError::notFound);
    var now = of(campaign, "?", question, row, by, unflagged);
    if (since == null) {
      return now;
    }
    var before =
        seen(actor, since)
            .filter(earlier -> isComparable(earlier, campaign))
            .orElseThrow(() -> DomainError.field("?since", "survey-since"));
    return now.since(of(before, "?", question, row, by, unflagged));
  }

  private Optional<Campaign> seen(Actor actor, long id) {
    return campaigns.find(id).filter(found -> SurveyRights.sees(actor, found.district()));
  }

  /** Other people, or another way to ask them, would change figures by themselves. */
  private static boolean isComparable(Campaign earlier, Campaign campaign) {
    return earlier.opensAt().isBefore(campaign.opensAt())
        && earlier.district().equals(campaign.district())
        && earlier.population() == campaign.population()
        && earlier.areas().equals(campaign.areas())
        && earlier.mode() == campaign.mode();
  }

  /**
   * @param pointer what stands before the names of fields that are wrong
   * @throws DomainError naming what is wrong
   */
  EstimateView of(
      Campaign campaign,
      String pointer,
      String question,
      @Nullable String row,
      @Nullable Trait by,
      boolean unflagged) {
    var asked = asked(campaign, pointer, question, row, by);
    var part = row == null ? "" : row;
    var counted = cells.count(campaign.id(), question, part);
    var used = counted.stream().filter(cell -> !unflagged || !cell.doubtful()).toList();
    var answers = new Counted(used, roles(asked));
    var basis = basis(campaign);
    var known = known(campaign);
    var weights = weigh(answers, known.stream().map(Known::margin).toList());
    var failure = weights instanceof Failure failed ? failed : null;
    var usable = weights instanceof Weights fine ? fine : null;
    return new EstimateView(
        Long.toString(campaign.id()),
        question,
        row,
        campaign.population(),
        campaign.mode(),
        campaign.agency(),
        label(campaign, basis),
        basis instanceof Basis.Sample sample ? Double.valueOf(sample.responseRate()) : null,
        METHOD,
        known.stream().map(Known::used).toList(),
        usable == null ? List.of() : usable.adjustments().stream().map(Words::of).toList(),
        failure == null || answers.size() == 0 ? null : Words.of(failure),
        sum(counted) - sum(used),
        groups(basis, answers, usable, by));
  }

  private static Question asked(
      Campaign campaign, String pointer, String code, @Nullable String row, @Nullable Trait by) {
    var question =
        campaign
            .form()
            .question(code)
            .orElseThrow(() -> DomainError.field(pointer + "question", "survey-question"));
    if (question.options().stream().allMatch(option -> option.role() == null)) {
      throw DomainError.field(pointer + "question", "survey-no-roles");
    }
    boolean isRow = question.rows().stream().anyMatch(one -> one.code().equals(row));
    if ((question.type() == QuestionType.MATRIX) != isRow || (row != null && !isRow)) {
      throw DomainError.field(pointer + "row", "survey-row");
    }
    if (by != null && !campaign.asks().contains(by)) {
      throw DomainError.field(pointer + "by", "survey-trait");
    }
    return question;
  }

  /** What an option counts as; an option without a role is as if it had not been answered. */
  private static Map<String, Answer> roles(Question question) {
    var roles = new LinkedHashMap<String, Answer>();
    for (var option : question.options()) {
      var role = option.role();
      if (role != null) {
        roles.put(option.code(), counted(role));
      }
    }
    return roles;
  }

  /** Who is neutral has an opinion, and it is not a good one. */
  private static Answer counted(AnswerRole role) {
    return switch (role) {
      case POSITIVE -> Answer.POSITIVE;
      case NEUTRAL, NEGATIVE -> Answer.NEGATIVE;
      case DONT_KNOW -> Answer.DONT_KNOW;
    };
  }

  /** A known population, and where it is from. */
  private record Known(Margin margin, UsedMargin used) {}

  private List<Known> known(Campaign campaign) {
    var known = new ArrayList<Known>();
    for (var trait : campaign.asks()) {
      margins
          .newest(campaign.district(), campaign.population(), trait)
          .ifPresent(
              row -> {
                var people = people(campaign, row);
                if (people.values().stream().anyMatch(number -> number > 0)) {
                  var used = new UsedMargin(trait, row.source(), row.asOf());
                  known.add(new Known(new Margin(trait.name(), people), used));
                }
              });
    }
    return known;
  }

  /** Of the areas that were asked; the other traits' are taken to be spread in them as in all. */
  private Map<String, Double> people(Campaign campaign, MarginRow row) {
    var people = new LinkedHashMap<String, Double>();
    margins
        .people(row)
        .forEach(
            (category, number) -> {
              boolean outside =
                  row.trait() == Trait.AREA
                      && !campaign.areas().isEmpty()
                      && !campaign.areas().contains(category);
              if (!outside) {
                people.put(category, (double) number);
              }
            });
    return people;
  }

  static WeightingResult weigh(Counted answers, List<Margin> known) {
    if (known.isEmpty()) {
      return Weighting.byDesign().weigh(answers.respondents());
    }
    // Counts of different days and sources differ a little; the areas' are the finest.
    double total = known.getLast().total();
    var same = known.stream().map(margin -> margin.scaledTo(total)).toList();
    return same.size() == 1
        ? Weighting.postStratified(same.getFirst(), COLLAPSE).weigh(answers.respondents())
        : Weighting.raked(same, COLLAPSE, TRIM).weigh(answers.respondents());
  }

  private static String label(Campaign campaign, Basis basis) {
    if (campaign.mode() == CampaignMode.THIRD_PARTY) {
      return "THIRD_PARTY";
    }
    return basis instanceof Basis.Sample ? "SAMPLE" : "PARTICIPATION";
  }

  /**
   * Only those whom interviewers looked for were drawn; all others answered because they wanted.
   */
  private Basis basis(Campaign campaign) {
    if (campaign.mode() != CampaignMode.INTERVIEW) {
      return new Basis.OptIn();
    }
    int completed = cells.contacts(campaign.id(), true);
    int invited = completed + cells.contacts(campaign.id(), false);
    return invited == 0 ? new Basis.OptIn() : new Basis.Sample(invited, completed);
  }

  static List<Group> groups(
      Basis basis, Counted answers, @Nullable Weights weights, @Nullable Trait by) {
    var counts = answers.counts(by);
    if (counts.isEmpty()) {
      return List.of();
    }
    var keys = List.copyOf(counts.keySet());
    var table = new int[1][keys.size()];
    for (int i = 0; i < keys.size(); i++) {
      table[0][i] = counts.getOrDefault(keys.get(i), 0);
    }
    var suppression = Suppression.of(table);
    var counting = weights == null ? plain(answers.size()) : weights;
    var groups = new ArrayList<Group>();
    for (int i = 0; i < keys.size(); i++) {
      groups.add(
          suppression.shown(0, i) && table[0][i] > 0
              ? group(
                  estimate(basis, counting, answers.in(by, keys.get(i))),
                  keys.get(i),
                  weights != null)
              : Group.suppressed(keys.get(i)));
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

  /** Of a group in which somebody answered. */
  private static Estimate estimate(Basis basis, Weights weights, List<@Nullable Answer> answers) {
    var found = Estimate.of(basis, weights, answers, Confidence.OF_95_PERCENT);
    if (found instanceof Estimate estimate) {
      return estimate;
    }
    throw new IllegalStateException(found.toString());
  }

  private static long sum(List<Cell> cells) {
    return cells.stream().mapToLong(Cell::respondents).sum();
  }
}
