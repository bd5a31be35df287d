package org.lvdao.survey.figures;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.Area;
import org.lvdao.area.AreaService;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.DomainError;
import org.lvdao.survey.campaign.Campaign;
import org.lvdao.survey.campaign.OpenCampaigns;
import org.lvdao.survey.campaign.Trait;
import org.lvdao.survey.estimate.Suppression;
import org.lvdao.survey.questionnaire.AnswerRole;
import org.lvdao.survey.questionnaire.Form;
import org.lvdao.survey.questionnaire.Question;
import org.lvdao.survey.questionnaire.QuestionType;
import org.lvdao.survey.questionnaire.SurveyRights;

/** All that a campaign says, as reports and workbooks print it. */
@Singleton
class Findings {
  private final Estimates estimates;
  private final CellRepository cells;
  private final OpenCampaigns campaigns;
  private final AreaService areas;
  private final InstantSource clock;

  Findings(
      Estimates estimates,
      CellRepository cells,
      OpenCampaigns campaigns,
      AreaService areas,
      InstantSource clock) {
    this.estimates = estimates;
    this.cells = cells;
    this.campaigns = campaigns;
    this.areas = areas;
    this.clock = clock;
  }

  /**
   * What a campaign says.
   *
   * @param districtName for people
   * @param responses how many there are
   * @param estimated questions whose options have roles, a matrix once for each row
   * @param counted other questions with options
   * @param at when this was computed
   */
  record Of(
      Campaign campaign,
      String districtName,
      int responses,
      List<Estimated> estimated,
      List<CountedChoices> counted,
      Instant at) {}

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
   * How often the options of a question were chosen.
   *
   * @param several whether one could choose several
   * @param answered who answered it; null when it is hidden
   */
  record CountedChoices(
      String code,
      String text,
      boolean several,
      @Nullable Integer answered,
      List<Choice> choices) {}

  /**
   * @param number null when it is hidden
   */
  record Choice(String text, @Nullable Integer number) {}

  /**
   * @throws DomainError {@code not-found}
   */
  Of of(Actor actor, long id) {
    var campaign =
        campaigns
            .find(id)
            .filter(found -> SurveyRights.sees(actor, found.district()))
            .orElseThrow(DomainError::notFound);
    var estimated = new ArrayList<Estimated>();
    var counted = new ArrayList<CountedChoices>();
    for (var question : campaign.form().questions().toList()) {
      if (question.options().stream().anyMatch(option -> option.role() != null)) {
        estimated.addAll(estimated(campaign, question));
      } else if (isCounted(question.type())) {
        counted.add(counted(campaign, question));
      }
    }
    var name = areas.district(campaign.district()).name();
    return new Of(campaign, name, cells.responses(id), estimated, counted, clock.instant());
  }

  private static boolean isCounted(QuestionType type) {
    return switch (type) {
      case SINGLE, SCALE, MULTIPLE -> true;
      case MATRIX, RANKING, NUMBER, DATE, TEXT, LONG_TEXT, AREA, PHOTO -> false;
    };
  }

  private List<Estimated> estimated(Campaign campaign, Question question) {
    var text = chinese(question);
    if (question.type() != QuestionType.MATRIX) {
      return List.of(
          new Estimated(
              question.code(), text, positive(question), splits(campaign, question, null)));
    }
    return question.rows().stream()
        .map(
            row ->
                new Estimated(
                    question.code() + "." + row.code(),
                    text + " — " + row.text().get(Form.CHINESE),
                    positive(question),
                    splits(campaign, question, row.code())))
        .toList();
  }

  private static String positive(Question question) {
    return question.options().stream()
        .filter(option -> option.role() == AnswerRole.POSITIVE)
        .map(option -> "“" + option.text().get(Form.CHINESE) + "”")
        .collect(Collectors.joining("或"));
  }

  private List<Split> splits(Campaign campaign, Question question, @Nullable String row) {
    var splits = new ArrayList<Split>();
    splits.add(split(campaign, question, row, null));
    campaign.asks().forEach(trait -> splits.add(split(campaign, question, row, trait)));
    return splits;
  }

  private Split split(
      Campaign campaign, Question question, @Nullable String row, @Nullable Trait trait) {
    return new Split(trait, estimates.of(campaign, "?", question.code(), row, trait, false));
  }

  private CountedChoices counted(Campaign campaign, Question question) {
    boolean several = question.type() == QuestionType.MULTIPLE;
    int answered = cells.answered(campaign.id(), question.code());
    var options = question.options();
    int[] numbers = new int[options.size()];
    for (var chosen : cells.chosen(campaign.id(), question.code())) {
      var code = several ? chosen.part() : chosen.value();
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] += options.get(i).code().equals(code) ? chosen.number() : 0;
      }
    }
    boolean few = answered < Suppression.MINIMUM;
    var choices = new ArrayList<Choice>();
    for (int i = 0; i < numbers.length; i++) {
      var text = String.valueOf(options.get(i).text().get(Form.CHINESE));
      choices.add(
          new Choice(text, !few && shown(numbers, i, several, answered) ? numbers[i] : null));
    }
    return new CountedChoices(
        question.code(), chinese(question), several, few ? null : answered, choices);
  }

  /** One of several is a table of its own: who chose it, and who did not. */
  private static boolean shown(int[] numbers, int i, boolean several, int answered) {
    return several
        ? Suppression.of(new int[][] {{numbers[i], answered - numbers[i]}}).shown(0, 0)
        : Suppression.of(new int[][] {numbers}).shown(0, i);
  }

  private static String chinese(Question question) {
    return String.valueOf(question.text().get(Form.CHINESE));
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
