package org.lvdao.survey.figures;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.DomainError;
import org.lvdao.survey.campaign.Campaign;
import org.lvdao.survey.campaign.OpenCampaigns;
import org.lvdao.survey.campaign.Trait;
import org.lvdao.survey.estimate.Answer;
import org.lvdao.survey.questionnaire.AnswerRole;
import org.lvdao.survey.questionnaire.Question;
import org.lvdao.survey.questionnaire.QuestionType;
import org.lvdao.survey.questionnaire.SurveyRights;

/** Estimates from the answers of a campaign, weighted as {@link Weigher} says. */
@Singleton
class Estimates {
  /** Changes when a number would come out otherwise. */
  static final String METHOD = "1";

  private final CellRepository cells;
  private final Weigher weigher;
  private final OpenCampaigns campaigns;

  Estimates(CellRepository cells, Weigher weigher, OpenCampaigns campaigns) {
    this.cells = cells;
    this.weigher = weigher;
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
    var counted = cells.count(campaign.id(), question, part(row));
    var used = counted.stream().filter(cell -> !unflagged || !cell.doubtful()).toList();
    var answers = new Counted(used, roles(asked));
    var weighed = weigher.weigh(campaign, answers);
    return weighed.view(question, row, answers, by, sum(counted) - sum(used));
  }

  /** What each respondent of the campaign answered. */
  Counted answers(Campaign campaign, Question question, @Nullable String row) {
    return new Counted(cells.count(campaign.id(), question.code(), part(row)), roles(question));
  }

  /** As answers are kept: {@link CellRepository#count}. */
  private static String part(@Nullable String row) {
    return row == null ? "" : row;
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

  private static long sum(List<Cell> cells) {
    return cells.stream().mapToLong(Cell::respondents).sum();
  }
}
