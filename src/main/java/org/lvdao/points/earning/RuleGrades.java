package org.lvdao.points.earning;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import org.lvdao.household.GradePercents;

/** The grades that the rules in force name. */
@Singleton
class RuleGrades implements GradePercents {
  private final RuleBook book;

  RuleGrades(RuleBook book) {
    this.book = book;
  }

  @Override
  public Map<String, Integer> of(String district, Instant at) {
    return book.inForce(district, at)
        .map(version -> version.rules().gradePercent())
        .orElse(Map.of());
  }
}
