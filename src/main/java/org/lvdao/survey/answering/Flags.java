package org.lvdao.survey.answering;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lvdao.survey.questionnaire.Course;

/** The declared rules by which an answer is doubtful. */
final class Flags {
  private static final int SECONDS_EACH = 2;
  private static final int ROWS = 4;

  private Flags() {}

  /**
   * @param seconds what the app measured; null when it did not
   */
  static Set<Flag> of(Course course, @Nullable Integer seconds) {
    var flags = EnumSet.noneOf(Flag.class);
    if (seconds != null && seconds < SECONDS_EACH * course.asked().size()) {
      flags.add(Flag.TOO_FAST);
    }
    for (var answer : course.answers().values()) {
      var rows = answer.rows();
      if (rows != null && rows.size() >= ROWS && new HashSet<>(rows.values()).size() == 1) {
        flags.add(Flag.STRAIGHT_LINE);
      }
    }
    return flags;
  }
}
