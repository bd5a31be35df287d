package org.lvdao.survey.questionnaire;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Small questionnaires for tests. */
final class Forms {
  private Forms() {}

  static Form of(Question... questions) {
    return new Form(
        zh("问卷"), null, List.of(new Form.Section("A", zh("一"), null, false, List.of(questions))));
  }

  static Map<String, String> zh(String text) {
    return Map.of("zh-CN", text);
  }

  static List<Option> options(String... codes) {
    return Stream.of(codes).map(code -> new Option(code, zh(code), null, false)).toList();
  }

  static Question single(String code, @Nullable Condition showIf, String... options) {
    return question(code, QuestionType.SINGLE, true, showIf, options(options), null, null);
  }

  static Question multiple(
      String code,
      boolean required,
      @Nullable Condition showIf,
      int min,
      int max,
      Option... options) {
    return question(
        code,
        QuestionType.MULTIPLE,
        required,
        showIf,
        List.of(options),
        BigDecimal.valueOf(min),
        BigDecimal.valueOf(max));
  }

  static Question number(
      String code, boolean required, @Nullable Condition showIf, int min, int max) {
    return question(
        code,
        QuestionType.NUMBER,
        required,
        showIf,
        List.of(),
        BigDecimal.valueOf(min),
        BigDecimal.valueOf(max));
  }

  static Question text(String code, @Nullable Condition showIf) {
    return question(code, QuestionType.TEXT, false, showIf, List.of(), null, null);
  }

  static Question matrix(String code, List<String> rows, String... options) {
    return new Question(
        code,
        QuestionType.MATRIX,
        zh(code),
        null,
        true,
        null,
        options(options),
        rows.stream().map(row -> new Row(row, zh(row))).toList(),
        null,
        null,
        null,
        false);
  }

  static Question question(
      String code,
      QuestionType type,
      boolean required,
      @Nullable Condition showIf,
      List<Option> options,
      @Nullable BigDecimal min,
      @Nullable BigDecimal max) {
    return new Question(
        code, type, zh(code), null, required, showIf, options, List.of(), min, max, null, false);
  }
}
