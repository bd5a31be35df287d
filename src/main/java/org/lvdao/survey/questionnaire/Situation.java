package org.lvdao.survey.questionnaire;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a condition looks at: the answers to questions that were asked, and the respondent. */
interface Situation {
  /** Null when it was not asked or not answered. */
  @Nullable Answer answer(String question);

  /** Empty when it is not known. */
  String attribute(Attribute attribute);

  static Situation of(Map<String, Answer> answers, Map<Attribute, String> attributes) {
    return new Situation() {
      @Override
      public @Nullable Answer answer(String question) {
        return answers.get(question);
      }

      @Override
      public String attribute(Attribute attribute) {
        return attributes.getOrDefault(attribute, "");
      }
    };
  }
}
