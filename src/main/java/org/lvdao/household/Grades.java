package org.lvdao.household;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.TreeSet;

/**
 * The grades (评级) of each district: those its rules name, beside which the ones that mean not
 * sorted (不合格) are always known; where there are no rules, those of the settings.
 */
@Singleton
class Grades {
  private final GradePercents percents;
  private final DeliverySettings settings;

  Grades(GradePercents percents, DeliverySettings settings) {
    this.percents = percents;
    this.settings = settings;
  }

  /** The codes of those that may be given, in alphabetical order. */
  Collection<String> known(String district, Instant at) {
    var named = percents.of(district, at).keySet();
    var known = new TreeSet<>(settings.failedGrades());
    known.addAll(named.isEmpty() ? settings.grades() : named);
    return known;
  }

  /** Whether it means: not sorted properly (不合格). */
  boolean isFailed(String district, Instant at, String grade) {
    var percent = percents.of(district, at).get(grade);
    return percent == null ? settings.failedGrades().contains(grade) : percent == 0;
  }
}
