package org.lvdao.survey.questionnaire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The order in which one person meets what stands in no order of its own, the same each time they
 * come, so that what stands first is not what is chosen most.
 *
 * @param questions codes of all questions as this person meets them
 * @param options by question, where they are mixed: codes of the options, or of a matrix's rows
 */
public record PersonalOrder(List<String> questions, Map<String, List<String>> options) {

  /**
   * @param seed of the person and the campaign
   */
  public static PersonalOrder of(Form form, long seed) {
    var random = new Random(seed);
    var questions = new ArrayList<String>();
    var options = new LinkedHashMap<String, List<String>>();
    for (var section : form.sections()) {
      var codes = new ArrayList<>(section.questions().stream().map(Question::code).toList());
      if (section.randomised()) {
        Collections.shuffle(codes, random);
      }
      questions.addAll(codes);
    }
    form.questions()
        .filter(Question::randomised)
        .forEach(question -> options.put(question.code(), mixed(question, random)));
    return new PersonalOrder(questions, options);
  }

  private static List<String> mixed(Question question, Random random) {
    if (question.type() == QuestionType.MATRIX) {
      var rows = new ArrayList<>(question.rows().stream().map(Row::code).toList());
      Collections.shuffle(rows, random);
      return rows;
    }
    var first = new ArrayList<String>();
    var last = new ArrayList<String>();
    for (var option : question.options()) {
      (option.staysLast() ? last : first).add(option.code());
    }
    Collections.shuffle(first, random);
    first.addAll(last);
    return first;
  }
}
