package org.lvdao.report.closure;

import java.util.EnumMap;
import java.util.Map;

/** What was counted for one group. */
final class ClosureCounts {
  private final Map<ClosureMeasure, Long> counts = new EnumMap<>(ClosureMeasure.class);
  private final ClosureDurations durations;
  private long stars;

  ClosureCounts() {
    this(new ClosureDurations());
  }

  ClosureCounts(ClosureDurations durations) {
    this.durations = durations;
  }

  long of(ClosureMeasure measure) {
    return counts.getOrDefault(measure, 0L);
  }

  /** All stars of all ratings together. */
  long stars() {
    return stars;
  }

  ClosureDurations durations() {
    return durations;
  }

  void add(ClosureMeasure measure, long more) {
    counts.merge(measure, more, Long::sum);
  }

  void addStars(long more) {
    stars += more;
  }

  /** Adds everything but the durations, whose quantiles do not add up. */
  void addAll(ClosureCounts other) {
    other.counts.forEach(this::add);
    stars += other.stars;
  }
}
