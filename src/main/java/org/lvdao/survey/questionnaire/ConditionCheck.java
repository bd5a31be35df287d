package org.lvdao.survey.questionnaire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.DomainError.FieldError;

/** Whether a condition asks for what can be known where it stands. */
final class ConditionCheck {
  private static final int DEEPEST = 5;

  private final List<Question> earlier;
  private final List<FieldError> errors = new ArrayList<>();

  private ConditionCheck(List<Question> earlier) {
    this.earlier = earlier;
  }

  /**
   * @param earlier the questions that were asked before
   */
  static List<FieldError> errors(Condition condition, List<Question> earlier, String pointer) {
    var check = new ConditionCheck(earlier);
    check.check(condition, pointer, 1);
    return check.errors;
  }

  private void check(Condition condition, String pointer, int depth) {
    long kinds =
        Stream.of(
                condition.all(),
                condition.any(),
                condition.not(),
                condition.question(),
                condition.attribute())
            .filter(Objects::nonNull)
            .count();
    if (kinds != 1) {
      error(pointer, "survey-condition");
    } else if (depth > DEEPEST) {
      error(pointer, "survey-depth");
    } else if (condition.question() != null) {
      answer(condition, pointer);
    } else if (condition.attribute() != null) {
      attribute(condition, pointer);
    } else if (condition.row() != null || condition.in() != null || isBound(condition)) {
      error(pointer, "survey-condition");
    } else if (condition.not() != null) {
      check(condition.not(), pointer + "/not", depth + 1);
    } else {
      parts(condition.all(), pointer + "/all", depth);
      parts(condition.any(), pointer + "/any", depth);
    }
  }

  private void parts(@Nullable List<Condition> parts, String pointer, int depth) {
    for (int i = 0; parts != null && i < parts.size(); i++) {
      check(parts.get(i), pointer + "/" + i, depth + 1);
    }
  }

  private void attribute(Condition condition, String pointer) {
    if (Attribute.of(Objects.requireNonNull(condition.attribute())).isEmpty()) {
      error(pointer + "/attribute", "survey-attribute");
    }
    if (condition.row() != null || isBound(condition)) {
      error(pointer, "survey-condition");
    }
  }

  private void answer(Condition condition, String pointer) {
    var found = earlier.stream().filter(one -> one.code().equals(condition.question())).findFirst();
    if (found.isEmpty()) {
      error(pointer + "/question", "survey-earlier");
      return;
    }
    var question = found.get();
    if ((condition.row() != null) != (question.type() == QuestionType.MATRIX && wants(condition))) {
      error(pointer + "/row", "survey-row");
    } else if (condition.row() != null && !question.hasRow(condition.row())) {
      error(pointer + "/row", "survey-row");
    }
    if (isBound(condition) && question.type() != QuestionType.NUMBER) {
      error(pointer, "survey-condition");
    }
    if (condition.atLeast() != null
        && condition.atMost() != null
        && condition.atMost().compareTo(condition.atLeast()) < 0) {
      errors.add(
          new FieldError(
              pointer + "/atMost",
              "survey-least",
              Map.of("least", condition.atLeast().toPlainString())));
    }
    options(condition, question, pointer);
  }

  private void options(Condition condition, Question question, String pointer) {
    if (condition.in() == null) {
      return;
    }
    if (!question.type().hasOptions() && question.type() != QuestionType.AREA) {
      error(pointer + "/in", "survey-not-here");
    }
    for (int i = 0; question.type().hasOptions() && i < condition.in().size(); i++) {
      if (question.option(condition.in().get(i)).isEmpty()) {
        error(pointer + "/in/" + i, "survey-option");
      }
    }
  }

  private static boolean wants(Condition condition) {
    return condition.in() != null || condition.row() != null;
  }

  private static boolean isBound(Condition condition) {
    return condition.atLeast() != null || condition.atMost() != null;
  }

  private void error(String pointer, String code) {
    errors.add(new FieldError(pointer, code));
  }
}
