package org.lvdao.survey.questionnaire;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.DomainError.FieldError;

/** Whether a question can be asked and answered as it stands. */
final class QuestionCheck {
  private final Question question;
  private final String pointer;
  private final List<FieldError> errors = new ArrayList<>();

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
    return check.errors;
  }

  private void texts() {
    chinese(question.text(), "/text");
    chinese(question.help(), "/help");
  }

  private void options() {
    var type = question.type();
    int least = type.hasOptions() ? type == QuestionType.MULTIPLE ? 1 : 2 : 0;
    if (question.options().size() < least || (least == 0 && !question.options().isEmpty())) {
      error("/options", least == 0 ? "survey-not-here" : "survey-too-few", Map.of("least", least));
    }
    var known = new HashSet<String>();
    for (int i = 0; i < question.options().size(); i++) {
      var option = question.options().get(i);
      var at = "/options/" + i;
      unique(known, option.code(), at);
      chinese(option.text(), at + "/text");
      if (option.role() != null && !(type.isSingle() || type == QuestionType.MATRIX)) {
        error(at + "/role", "survey-not-here", Map.of());
      }
      if (option.exclusive() && type != QuestionType.MULTIPLE) {
        error(at + "/exclusive", "survey-not-here", Map.of());
      }
    }
  }

  private void rows() {
    boolean matrix = question.type() == QuestionType.MATRIX;
    if (matrix == question.rows().isEmpty()) {
      error("/rows", matrix ? "survey-too-few" : "survey-not-here", Map.of("least", 1));
    }
    var known = new HashSet<String>();
    for (int i = 0; i < question.rows().size(); i++) {
      unique(known, question.rows().get(i).code(), "/rows/" + i);
      chinese(question.rows().get(i).text(), "/rows/" + i + "/text");
    }
  }

  private void bounds() {
    var type = question.type();
    if (question.decimals() != null && type != QuestionType.NUMBER) {
      error("/decimals", "survey-not-here", Map.of());
    }
    bound("/min", question.min());
    bound("/max", question.max());
    if (question.min() != null
        && question.max() != null
        && question.max().compareTo(question.min()) < 0) {
      error("/max", "survey-least", Map.of("least", question.min().toPlainString()));
    }
  }

  private void bound(String member, @Nullable BigDecimal bound) {
    var type = question.type();
    if (bound == null) {
      return;
    }
    if (!type.hasBounds()) {
      error(member, "survey-not-here", Map.of());
    } else if (type != QuestionType.NUMBER) {
      int most = type == QuestionType.PHOTO ? Question.MOST_PHOTOS : question.options().size();
      if (bound.stripTrailingZeros().scale() > 0
          || bound.compareTo(BigDecimal.ONE) < 0
          || bound.compareTo(BigDecimal.valueOf(most)) > 0) {
        error(member, "survey-bound", Map.of("most", most));
      }
    }
  }

  private void unique(HashSet<String> known, String code, String member) {
    if (!known.add(code)) {
      error(member + "/code", "survey-twice", Map.of());
    }
  }

  private void chinese(@Nullable Map<String, String> text, String member) {
    if (text != null && !text.containsKey(Form.CHINESE)) {
      error(member, "survey-chinese", Map.of());
    }
  }

  private void error(String member, String code, Map<String, Object> parameters) {
    errors.add(new FieldError(pointer + member, code, parameters));
  }
}
