package org.lvdao.survey.questionnaire;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a walk through every branch of a questionnaire found.
 *
 * @param complete whether every branch was walked; false when there are too many, and then what is
 *     not found reached may still be reached
 * @param paths how many ways there are through it that differ in what is asked or in what
 *     conditions look at; at most {@link Long#MAX_VALUE}
 * @param shortest number of questions on the shortest of them
 * @param longest number of questions on the longest of them
 * @param unreachable questions that nobody is ever asked
 * @param alwaysAsked questions with a condition that always holds
 * @param deadEnds where a respondent can go no further
 */
@Serdeable
public record DryRun(
    boolean complete,
    long paths,
    int shortest,
    int longest,
    List<String> unreachable,
    List<String> alwaysAsked,
    List<DeadEnd> deadEnds) {

  /**
   * Where a respondent can go no further.
   *
   * @param question which must be answered and cannot be; null at the end of a way on which nothing
   *     was asked
   * @param answers that lead there, as far as conditions look at them
   * @param attributes of a respondent who comes there
   */
  @Serdeable
  public record DeadEnd(
      @Nullable String question, Map<String, Answer> answers, Map<String, String> attributes) {}

  /** Whether a respondent of any kind can come to the end, and all that is there is asked. */
  public boolean isSound() {
    return complete && unreachable.isEmpty() && deadEnds.isEmpty();
  }
}
