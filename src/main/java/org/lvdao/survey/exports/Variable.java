package org.lvdao.survey.exports;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of the answers.
 *
 * @param name begins with a letter, unique in the file, at most 64 letters, digits and underscores
 * @param label what was asked, in Chinese
 * @param kind how its values are to be read
 * @param values what each code means, in Chinese; empty when they speak for themselves
 * @param read its cell in a response; null when there is none
 */
record Variable(
    String name,
    String label,
    Kind kind,
    Map<String, String> values,
    Function<ExportedResponse, @Nullable Object> read) {

  /** How values are to be read. */
  enum Kind {
    /** A code with a meaning. */
    CODE,
    /** 1 when it was chosen, 0 when not; empty when the question was not answered. */
    CHOSEN,
    NUMBER,
    DATE,
    TEXT
  }

  /** Whether all its codes are numbers. */
  boolean isNumeric() {
    return switch (kind) {
      case CHOSEN, NUMBER -> true;
      case CODE -> !values.isEmpty() && values.keySet().stream().allMatch(Variable::isNumber);
      case DATE, TEXT -> false;
    };
  }

  private static boolean isNumber(String code) {
    return code.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
