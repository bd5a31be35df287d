package org.lvdao.survey.questionnaire;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.DomainError.FieldError;

/** Whether a question can be asked and answered as it stands. */
final class QuestionCheck {
  private final Question question;
  private final String pointer;
  private final Mistakes mistakes = new Mistakes();

  private QuestionCheck(Question question, String pointer) {
    this.question = question;
    this.pointer = pointer;
  }

  static List<FieldError> errors(Question question, String pointer) {
    var check = new QuestionCheck(question, pointer);
    check.texts();
    check.options();
    check.rows();
    check.bounds();
    return check.mistakes.found();
  }

  private void texts() {
    mistakes.unlessChinese(question.text(), pointer + "/text");
    mistakes.unlessChinese(question.help(), pointer + "/help");
  }

  private void options() {
    var type = question.type();
    int least = type.hasOptions() ? type == QuestionType.MULTIPLE ? 1 : 2 : 0;
    if (question.options().size() < least || (least == 0 && !question.options().isEmpty())) {
      mistakes.add(
          pointer + "/options",
          least == 0 ? "survey-not-here" : "survey-too-few",
          Map.of("least", least));
    }
    var known = new HashSet<String>();
    for (int i = 0; i < question.options().size(); i++) {
      var option = question.options().get(i);
      var at = pointer + "/options/" + i;
      mistakes.unlessUnique(known, option.code(), at + "/code");
      mistakes.unlessChinese(option.text(), at + "/text");
      if (option.role() != null && !(type.isSingle() || type == QuestionType.MATRIX)) {
        mistakes.add(at + "/role", "survey-not-here");
      }
      if (option.exclusive() && type != QuestionType.MULTIPLE) {
        mistakes.add(at + "/exclusive", "survey-not-here");
      }
    }
  }

  private void rows() {
    boolean matrix = question.type() == QuestionType.MATRIX;
    if (matrix == question.rows().isEmpty()) {
      mistakes.add(
          pointer + "/rows", matrix ? "survey-too-few" : "survey-not-here", Map.of("least", 1));
    }
    var known = new HashSet<String>();
    for (int i = 0; i < question.rows().size(); i++) {
      var at = pointer + "/rows/" + i;
      mistakes.unlessUnique(known, question.rows().get(i).code(), at + "/code");
      mistakes.unlessChinese(question.rows().get(i).text(), at + "/text");
    }
  }

  private void bounds() {
    var type = question.type();
    if (question.decimals() != null && type != QuestionType.NUMBER) {
      mistakes.add(pointer + "/decimals", "survey-not-here");
    }
    bound("/min", question.min());
    bound("/max", question.max());
    if (question.min() != null
        && question.max() != null
        && question.max().compareTo(question.min()) < 0) {
      mistakes.add(
          pointer + "/max", "survey-least", Map.of("least", question.min().toPlainString()));
    }
  }

  private void bound(String member, @Nullable BigDecimal bound) {
    var type = question.type();
    if (bound == null) {
      return;
    }
    if (!type.hasBounds()) {
      mistakes.add(pointer + member, "survey-not-here");
    } else if (type != QuestionType.NUMBER) {
      int most = type == QuestionType.PHOTO ? Question.MOST_PHOTOS : question.options().size();
      if (bound.stripTrailingZeros().scale() > 0
          || bound.compareTo(BigDecimal.ONE) < 0
          || bound.compareTo(BigDecimal.valueOf(most)) > 0) {
        mistakes.add(pointer + member, "survey-bound", Map.of("most", most));
      }
    }
  }
}
