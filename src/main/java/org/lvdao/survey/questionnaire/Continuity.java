package org.lvdao.survey.questionnaire;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.lvdao.kernel.DomainError.FieldError;

/**
 * Whether answers to one version can stand beside those to the next: what has the same code is the
 * same question, however its words are mended. A question that asks for something else gets a code
 * of its own.
 */
final class Continuity {
  private Continuity() {}

  /**
   * @param before the version that was published last
   * @param pointer JSON pointer to the form that is to follow it
   */
  static List<FieldError> errors(Form before, Form after, String pointer) {
    var errors = new ArrayList<FieldError>();
    for (int s = 0; s < after.sections().size(); s++) {
      var questions = after.sections().get(s).questions();
      for (int q = 0; q < questions.size(); q++) {
        var question = questions.get(q);
        var at = pointer + "/sections/" + s + "/questions/" + q;
        before.question(question.code()).ifPresent(known -> compare(known, question, at, errors));
      }
    }
    return errors;
  }

  private static void compare(
      Question before, Question after, String pointer, List<FieldError> errors) {
    if (before.type() != after.type()) {
      errors.add(new FieldError(pointer + "/type", "survey-code-taken"));
      return;
    }
    for (int i = 0; i < after.options().size(); i++) {
      var option = after.options().get(i);
      Optional<Option> known = before.option(option.code());
      if (known.isPresent() && !Objects.equals(known.get().role(), option.role())) {
        errors.add(new FieldError(pointer + "/options/" + i + "/role", "survey-code-taken"));
      }
    }
  }
}
