package org.lvdao.survey.questionnaire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lvdao.kernel.DomainError.FieldError;

/**
 * The way of one respondent through a questionnaire: what is asked, and which answers count. An
 * answer to a question that is not asked is dropped, so that going back and deciding otherwise
 * leaves nothing behind.
 *
 * @param asked codes of the questions that are asked, in the order of the questionnaire
 * @param answers to them, in the same order, without the empty ones
 * @param begun answers that are not enough yet, such as one choice of at least two
 * @param missing codes of those that must be answered and are not
 * @param lacking what those that are begun lack
 * @param errors of answers that are not as their questions want them
 */
public record Course(
    List<String> asked,
    Map<String, Answer> answers,
    Map<String, Answer> begun,
    List<String> missing,
    List<FieldError> lacking,
    List<FieldError> errors) {

  /**
   * @param given by code of the question
   * @param attributes of the respondent, as far as they are known
   * @param pointer JSON pointer to the answers in the request
   */
  public static Course of(
      Form form, Map<String, Answer> given, Map<Attribute, String> attributes, String pointer) {
    var asked = new ArrayList<String>();
    var answers = new LinkedHashMap<String, Answer>();
    var begun = new LinkedHashMap<String, Answer>();
    var missing = new ArrayList<String>();
    var lacking = new ArrayList<FieldError>();
    var errors = new ArrayList<FieldError>();
    var situation = Situation.of(answers, attributes);
    var unknown = new HashMap<>(given);
    for (var section : form.sections()) {
      boolean open = section.showIf() == null || section.showIf().holds(situation);
      // What a section asks in an order of its own cannot depend on itself.
      for (var question : section.questions()) {
        unknown.remove(question.code());
        if (!open || (question.showIf() != null && !question.showIf().holds(situation))) {
          continue;
        }
        asked.add(question.code());
        var answer = given.get(question.code());
        if (answer == null || answer.isEmpty()) {
          if (question.required()) {
            missing.add(question.code());
          }
          continue;
        }
        var check = AnswerCheck.of(question, answer, pointer + "/" + question.code());
        errors.addAll(check.wrong());
        if (check.wrong().isEmpty()) {
          (check.lacking().isEmpty() ? answers : begun).put(question.code(), answer);
          lacking.addAll(check.lacking());
        }
      }
    }
    unknown.keySet().stream()
        .sorted()
        .forEach(code -> errors.add(new FieldError(pointer + "/" + code, "survey-question")));
    return new Course(
        List.copyOf(asked),
        answers,
        begun,
        List.copyOf(missing),
        List.copyOf(lacking),
        List.copyOf(errors));
  }
}
