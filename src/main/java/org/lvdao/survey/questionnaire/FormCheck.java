package org.lvdao.survey.questionnaire;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.DomainError.FieldError;

/** What no single field of a questionnaire shows: whether it fits together. */
final class FormCheck {
  private static final int MOST_QUESTIONS = 200;

  private final Form form;
  private final Mistakes mistakes = new Mistakes();

  private FormCheck(Form form) {
    this.form = form;
  }

  /**
   * @param pointer JSON pointer to the form in the request
   */
  static List<FieldError> errors(Form form, String pointer) {
    var check = new FormCheck(form);
    check.run(pointer);
    return check.mistakes.found();
  }

  private void run(String pointer) {
    mistakes.unlessChinese(form.title(), pointer + "/title");
    mistakes.unlessChinese(form.introduction(), pointer + "/introduction");
    if (form.questions().count() > MOST_QUESTIONS) {
      mistakes.add(pointer + "/sections", "survey-too-many", Map.of("most", MOST_QUESTIONS));
    }
    var known = new HashSet<String>();
    var sections = new HashSet<String>();
    var earlier = new ArrayList<Question>();
    for (int s = 0; s < form.sections().size(); s++) {
      var section = form.sections().get(s);
      var at = pointer + "/sections/" + s;
      mistakes.unlessUnique(sections, section.code(), at + "/code");
      mistakes.unlessChinese(section.title(), at + "/title");
      var before = List.copyOf(earlier);
      condition(section.showIf(), before, at + "/showIf");
      for (int q = 0; q < section.questions().size(); q++) {
        var question = section.questions().get(q);
        var place = at + "/questions/" + q;
        mistakes.unlessUnique(known, question.code(), place + "/code");
        mistakes.addAll(QuestionCheck.errors(question, place));
        condition(question.showIf(), section.randomised() ? before : earlier, place + "/showIf");
        earlier.add(question);
      }
    }
  }

  private void condition(@Nullable Condition condition, List<Question> earlier, String pointer) {
    if (condition != null) {
      mistakes.addAll(ConditionCheck.errors(condition, earlier, pointer));
    }
  }
}
