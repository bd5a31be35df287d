package org.lvdao.survey.questionnaire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.DomainError.FieldError;

/** What is wrong with a form or a question, as it is found. */
final class Mistakes {
  private final List<FieldError> found = new ArrayList<>();

  List<FieldError> found() {
    return found;
  }

  void add(String pointer, String code) {
    add(pointer, code, Map.of());
  }

  void add(String pointer, String code, Map<String, Object> parameters) {
    found.add(new FieldError(pointer, code, parameters));
  }

  void addAll(List<FieldError> more) {
    found.addAll(more);
  }

  /**
   * A code that is there twice.
   *
   * @param known those before, to which it is added
   */
  void unlessUnique(Set<String> known, String code, String pointer) {
    if (!known.add(code)) {
      add(pointer, "survey-twice");
    }
  }

  /**
   * A text without Chinese.
   *
   * @param text by language; null when there is none
   */
  void unlessChinese(@Nullable Map<String, String> text, String pointer) {
    if (text != null && !text.containsKey(Form.CHINESE)) {
      add(pointer, "survey-chinese");
    }
  }
}
