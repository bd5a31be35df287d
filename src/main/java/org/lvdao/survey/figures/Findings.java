package org.lvdao.survey.figures;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.Area;
import org.lvdao.area.AreaService;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.database.Transactions;
import org.lvdao.survey.campaign.Campaign;
import org.lvdao.survey.campaign.Fieldwork;
import org.lvdao.survey.campaign.OpenCampaigns;
import org.lvdao.survey.campaign.Trait;
import org.lvdao.survey.questionnaire.AnswerRole;
import org.lvdao.survey.questionnaire.Form;
import org.lvdao.survey.questionnaire.Question;
import org.lvdao.survey.questionnaire.QuestionType;
import org.lvdao.survey.questionnaire.SurveyRights;

/** All that a campaign says, as reports and workbooks print it. */
@Singleton
class Findings {
  private final Estimates estimates;
  private final Weigher weigher;
  private final Tallies tallies;
  private final CellRepository cells;
  private final OpenCampaigns campaigns;
  private final AreaService areas;
  private final Transactions transactions;
  private final InstantSource clock;

  Findings(
      Estimates estimates,
      Weigher weigher,
      Tallies tallies,
      CellRepository cells,
      OpenCampaigns campaigns,
      AreaService areas,
      Transactions transactions,
      InstantSource clock) {
    this.estimates = estimates;
    this.weigher = weigher;
    this.tallies = tallies;
    this.cells = cells;
    this.campaigns = campaigns;
    this.areas = areas;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * What a campaign says.
   *
   * @param fieldwork its {@code quotas} not to be printed: how many some have is hidden
   * @param quotas to be printed
   * @param districtName for people
   * @param responses how many there are
   * @param estimated questions whose options have roles, a matrix once for each row
   * @param tallies other questions, a matrix once for each row
   * @param at when this was computed
   */
  record Of(
      Campaign campaign,
      Fieldwork fieldwork,
      List<FilledQuota> quotas,
      String districtName,
      int responses,
      List<Estimated> estimated,
      List<Tally> tallies,
      Instant at) {}

  /**
   * @param kind whom it asks, in words
   * @param taken how many it has; null when it is hidden
   */
  record FilledQuota(String kind, int most, @Nullable Integer taken) {}

  /**
   * What was estimated of a question.
   *
   * @param text of the question, and of the row of a matrix
   * @param positive its options that count as positive, in words
   * @param by of all together first, then by each trait that was asked
   */
  record Estimated(String code, String text, String positive, List<Split> by) {
    EstimateView all() {
      return by.getFirst().view;
    }
  }

  /**
   * @param trait null: of all together
   */
  record Split(@Nullable Trait trait, EstimateView view) {}

  /**
   * All figures are of one state of the answers, whatever comes meanwhile.
   *
   * @throws DomainError {@code not-found}
   */
  Of of(Actor actor, long id) {
    return transactions.read(
        () ->
            campaigns
                .find(id)
                .filter(found -> SurveyRights.sees(actor, found.district()))
                .map(this::of)
                .orElseThrow(DomainError::notFound));
  }

  private Of of(Campaign campaign) {
    var respondents = cells.respondents(campaign.id());
    var fieldwork = campaigns.fieldwork(campaign.id());
    var quotas = new QuotaFigures(fieldwork.quotas(), respondents);
    return new Of(
        campaign,
        fieldwork,
        quotas.printed(this),
        areas.district(campaign.district()).name(),
        respondents.stream().mapToInt(Cell::respondents).sum(),
        estimated(campaign, respondents),
        campaign
            .form()
            .questions()
            .filter(question -> !isEstimated(question))
            .flatMap(question -> tallies.of(campaign, question).stream())
            .toList(),
        clock.instant());
  }

  private static boolean isEstimated(Question question) {
    return question.options().stream().anyMatch(option -> option.role() != null);
  }

  /** Respondents are weighted once, since they are the same for all questions. */
  private List<Estimated> estimated(Campaign campaign, List<Cell> respondents) {
    var questions = campaign.form().questions().filter(Findings::isEstimated).toList();
    if (questions.isEmpty()) {
      return List.of();
    }
    var weighed = weigher.weigh(campaign, new Counted(respondents, Map.of()));
    return questions.stream().flatMap(one -> estimated(weighed, one).stream()).toList();
  }

  private List<Estimated> estimated(Weighed weighed, Question question) {
    var positive = positive(question);
    if (question.type() != QuestionType.MATRIX) {
      var splits = splits(weighed, question, null);
      return List.of(new Estimated(question.code(), Tallies.text(question), positive, splits));
    }
    return question.rows().stream()
        .map(
            row ->
                new Estimated(
                    Tallies.code(question, row),
                    Tallies.text(question, row),
                    positive,
                    splits(weighed, question, row.code())))
        .toList();
  }

  private static String positive(Question question) {
    return question.options().stream()
        .filter(option -> option.role() == AnswerRole.POSITIVE)
        .map(option -> "“" + option.text().get(Form.CHINESE) + "”")
        .collect(Collectors.joining("或"));
  }

  private List<Split> splits(Weighed weighed, Question question, @Nullable String row) {
    var answers = estimates.answers(weighed.campaign(), question, row);
    var splits = new ArrayList<Split>();
    splits.add(new Split(null, weighed.view(question.code(), row, answers, null, 0)));
    for (var trait : weighed.campaign().asks()) {
      splits.add(new Split(trait, weighed.view(question.code(), row, answers, trait, 0)));
    }
    return splits;
  }

  /** What a group of a trait is called. */
  String name(@Nullable Trait trait, String key) {
    if (trait == null) {
      return "全部";
    }
    return switch (key) {
      case "UNSAID" -> "未填";
      case "F" -> "女";
      case "M" -> "男";
      default -> trait == Trait.AREA ? areas.find(key).map(Area::name).orElse(key) : key + " 岁";
    };
  }
}
