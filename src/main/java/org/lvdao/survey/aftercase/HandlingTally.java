package org.lvdao.survey.aftercase;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.lvdao.survey.estimate.Answer;

/**
 * Offers that were counted.
 *
 * @param rated those among the unanswered whose cases were rated with stars
 * @param counts how many gave each answer; no key is missing
 * @param reasons how many chose each; no key is missing
 */
record HandlingTally(
    long offered, long rated, Map<Answer, Long> counts, Map<Improvement, Long> reasons) {

  static HandlingTally of(Collection<HandlingCell> cells) {
    var counts = new EnumMap<Answer, Long>(Answer.class);
    var reasons = new EnumMap<Improvement, Long>(Improvement.class);
    for (var answer : Answer.values()) {
      counts.put(answer, 0L);
    }
    for (var reason : Improvement.values()) {
      reasons.put(reason, 0L);
    }
    long offered = 0;
    long rated = 0;
    for (var cell : cells) {
      offered += cell.cases();
      rated += cell.rated();
      if (cell.satisfaction() != null) {
        counts.merge(cell.satisfaction().counted(), cell.cases(), Long::sum);
      }
      if (cell.reason() != null) {
        reasons.merge(cell.reason(), cell.cases(), Long::sum);
      }
    }
    return new HandlingTally(offered, rated, counts, reasons);
  }

  long answered() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  long count(Answer answer) {
    return counts.getOrDefault(answer, 0L);
  }
}
