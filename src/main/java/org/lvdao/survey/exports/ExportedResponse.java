package org.lvdao.survey.exports;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.survey.campaign.Traits;

/**
 * What one person answered, without anything that says who.
 *
 * @param number counts from 1 on, in an order drawn by chance
 * @param duration roughly; null when it is not known
 * @param flags what makes it doubtful, with commas; empty when nothing does
 * @param answers by question and part
 */
record ExportedResponse(
    int number,
    Traits traits,
    @Nullable String duration,
    String flags,
    Map<String, Map<String, String>> answers) {

  /** Null when there is none. */
  @Nullable String answer(String question, String part) {
    var parts = answers.get(question);
    return parts == null ? null : parts.get(part);
  }

  boolean hasAnswered(String question) {
    return answers.containsKey(question);
  }
}
