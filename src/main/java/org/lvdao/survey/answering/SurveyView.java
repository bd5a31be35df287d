package org.lvdao.survey.answering;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lvdao.survey.campaign.CampaignState;
import org.lvdao.survey.campaign.Trait;
import org.lvdao.survey.campaign.Traits;
import org.lvdao.survey.questionnaire.Answer;
import org.lvdao.survey.questionnaire.Form;
import org.lvdao.survey.questionnaire.PersonalOrder;

/**
 * A survey as one person meets it.
 *
 * @param open whether it can be answered now
 * @param answered whether one has; then there is nothing left to ask
 * @param anonymous whether nobody can tell who gave an answer
 * @param rewarded whether one's household gets the points that its district gives for a survey,
 *     once this one is over; before, a moment would tell when one answered
 * @param areas codes of the subdistricts that are asked; empty for the whole district
 * @param asks what one is asked of oneself
 * @param needs what of it one must say, since it decides who may answer
 * @param traits what one has said of oneself so far
 * @param answers those begun, also when they are not enough yet, without what is not asked any more
 * @param asked codes of the questions that are asked by now, in one's own order
 * @param optionOrder by question, where options are mixed: one's own order of them (of a matrix: of
 *     its rows)
 * @param next code of the first question that is not answered; null when all are
 * @param missing codes of those that must be answered, or finished, before they are handed in
 */
@Serdeable
record SurveyView(
    String id,
    String title,
    boolean open,
    boolean answered,
    boolean anonymous,
    boolean rewarded,
    Instant closesAt,
    List<String> areas,
    List<Trait> asks,
    List<Trait> needs,
    Form form,
    Traits traits,
    Map<String, Answer> answers,
    List<String> asked,
    Map<String, List<String>> optionOrder,
    @Nullable String next,
    List<String> missing) {
  static SurveyView of(Answering.Standing standing, PersonalOrder order) {
    var campaign = standing.campaign();
    var course = standing.course();
    var answers = new LinkedHashMap<>(course.answers());
    answers.putAll(course.begun());
    var missing = Stream.concat(course.missing().stream(), course.begun().keySet().stream());
    var asked = order.questions().stream().filter(course.asked()::contains).toList();
    return new SurveyView(
        Long.toString(campaign.id()),
        campaign.title(),
        campaign.state() == CampaignState.OPEN,
        standing.answered(),
        campaign.anonymous(),
        campaign.rewarded(),
        campaign.closesAt(),
        campaign.areas(),
        campaign.asks(),
        campaign.needs(),
        campaign.form(),
        standing.begun().traits(),
        answers,
        asked,
        order.options(),
        asked.stream().filter(code -> !course.answers().containsKey(code)).findFirst().orElse(null),
        missing.toList());
  }
}
