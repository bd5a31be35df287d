package org.lvdao.survey.questionnaire;

import io.micronaut.serde.annotation.Serdeable;

/** How a question is answered. */
@Serdeable
public enum QuestionType {
  /** One of the options (单选). */
  SINGLE,

  /** Several of the options (多选). */
  MULTIPLE,

  /** One of the options, which stand in an order such as 满意 to 不满意 (量表). */
  SCALE,

  /** One of the options for each row (矩阵). */
  MATRIX,

  /** Options in the order of the respondent, the first the most important (排序). */
  RANKING,

  NUMBER,

  /** A day. */
  DATE,

  /** A line of text. */
  TEXT,

  LONG_TEXT,

  /** Where the respondent lives: a code of the area tree. */
  AREA,

  PHOTO;

  boolean hasOptions() {
    return switch (this) {
      case SINGLE, MULTIPLE, SCALE, MATRIX, RANKING -> true;
      case NUMBER, DATE, TEXT, LONG_TEXT, AREA, PHOTO -> false;
    };
  }

  /** Whether exactly one option is chosen. */
  boolean isSingle() {
    return this == SINGLE || this == SCALE;
  }

  /** Whether {@code min} and {@code max} mean something: how many, or how much. */
  boolean hasBounds() {
    return this == MULTIPLE || this == RANKING || this == NUMBER || this == PHOTO;
  }
}
