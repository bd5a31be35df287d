package org.lvdao.survey.questionnaire;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.lvdao.kernel.DomainError.FieldError;

/** Whether an answer is one to its question. */
final class AnswerCheck {
  private static final int LINE = 200;
  private static final int MANY_LINES = 2_000;

  private final Question question;
  private final Answer answer;
  private final String pointer;
  private final List<FieldError> wrong = new ArrayList<>();
  private final List<FieldError> lacking = new ArrayList<>();

  private AnswerCheck(Question question, Answer answer, String pointer) {
    this.question = question;
    this.answer = answer;
    this.pointer = pointer;
  }

  /**
   * @param answer not an empty one
   * @param pointer to it
   */
  static AnswerCheck of(Question question, Answer answer, String pointer) {
    var check = new AnswerCheck(question, answer, pointer);
    check.run();
    return check;
  }

  /** All that keeps it from being one. */
  static List<FieldError> errors(Question question, Answer answer, String pointer) {
    var check = of(question, answer, pointer);
    return Stream.concat(check.wrong.stream(), check.lacking.stream()).toList();
  }

  /** What can never be right. */
  List<FieldError> wrong() {
    return wrong;
  }

  /** What is not enough yet. */
  List<FieldError> lacking() {
    return lacking;
  }

  private void run() {
    long given =
        Stream.of(
                answer.choices(),
                answer.rows(),
                answer.number(),
                answer.date(),
                answer.text(),
                answer.area(),
                answer.photoIds())
            .filter(Objects::nonNull)
            .count();
    if (given != 1 || !isOfItsType()) {
      error("", "survey-answer-type", Map.of("type", question.type().name()));
      return;
    }
    switch (question.type()) {
      case SINGLE, SCALE -> choices(1, 1);
      case MULTIPLE, RANKING -> choices(question.least(), question.most());
      case MATRIX -> matrix();
      case NUMBER -> number(Objects.requireNonNull(answer.number()));
      case TEXT -> text(LINE);
      case LONG_TEXT -> text(MANY_LINES);
      case PHOTO -> count("/photoIds", photos(), question.least(), question.most());
      case DATE, AREA -> {}
    }
  }

  private boolean isOfItsType() {
    return switch (question.type()) {
      case SINGLE, SCALE, MULTIPLE, RANKING -> answer.choices() != null;
      case MATRIX -> answer.rows() != null;
      case NUMBER -> answer.number() != null;
      case DATE -> answer.date() != null;
      case TEXT, LONG_TEXT -> answer.text() != null;
      case AREA -> answer.area() != null;
      case PHOTO -> answer.photoIds() != null;
    };
  }

  private void choices(int least, int most) {
    var choices = Objects.requireNonNull(answer.choices());
    for (int i = 0; i < choices.size(); i++) {
      var option = question.option(choices.get(i));
      if (option.isEmpty()) {
        error("/choices/" + i, "survey-option", Map.of());
      } else if (option.get().exclusive() && choices.size() > 1) {
        error("/choices/" + i, "survey-exclusive", Map.of());
      }
    }
    if (new HashSet<>(choices).size() < choices.size()) {
      error("/choices", "survey-twice", Map.of());
    }
    boolean alone =
        choices.size() == 1
            && question.option(choices.getFirst()).filter(Option::exclusive).isPresent();
    if (!alone) {
      count("/choices", choices.size(), least, most);
    }
  }

  private void matrix() {
    var rows = Objects.requireNonNull(answer.rows());
    rows.forEach(
        (row, option) -> {
          if (!question.hasRow(row)) {
            error("/rows/" + row, "survey-row", Map.of());
          } else if (question.option(option).isEmpty()) {
            error("/rows/" + row, "survey-option", Map.of());
          }
        });
    if (question.required()) {
      question.rows().stream()
          .filter(row -> !rows.containsKey(row.code()))
          .forEach(row -> lacks("/rows/" + row.code(), "required", Map.of()));
    }
  }

  private void number(BigDecimal number) {
    if (question.min() != null && number.compareTo(question.min()) < 0) {
      error("/number", "survey-least", Map.of("least", question.min().toPlainString()));
    }
    if (question.max() != null && number.compareTo(question.max()) > 0) {
      error("/number", "survey-most", Map.of("most", question.max().toPlainString()));
    }
    int decimals = question.decimals() == null ? 0 : question.decimals();
    if (number.stripTrailingZeros().scale() > decimals) {
      error("/number", "survey-decimals", Map.of("decimals", decimals));
    }
  }

  private void text(int most) {
    if (Objects.requireNonNull(answer.text()).length() > most) {
      error("/text", "too-long", Map.of("max", most));
    }
  }

  private int photos() {
    return Objects.requireNonNull(answer.photoIds()).size();
  }

  private void count(String member, int count, int least, int most) {
    if (count < least) {
      lacks(member, "survey-too-few", Map.of("least", least));
    } else if (count > most) {
      error(member, "survey-too-many", Map.of("most", most));
    }
  }

  private void error(String member, String code, Map<String, Object> parameters) {
    wrong.add(new FieldError(pointer + member, code, parameters));
  }

  private void lacks(String member, String code, Map<String, Object> parameters) {
    lacking.add(new FieldError(pointer + member, code, parameters));
  }
}
