package org.lvdao.survey.questionnaire;

import java.util.Arrays;
import java.util.Optional;

/** What is known of a respondent apart from the answers, coarse enough to be nobody's. */
public enum Attribute {
  /** {@code PUBLIC}, {@code GOVERNMENT}, {@code ENTERPRISE} or {@code NGO}: of the campaign. */
  POPULATION("population"),

  /** {@code F} or {@code M}. */
  GENDER("gender"),

  /** Such as {@code 18-29}. */
  AGE_BAND("ageBand"),

  /** Path of the area where they live, such as {@code tianqiao/370105001}. */
  AREA("area");

  private final String word;

  Attribute(String word) {
    this.word = word;
  }

  /** As conditions name it. */
  public String word() {
    return word;
  }

  static Optional<Attribute> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
  }
}
