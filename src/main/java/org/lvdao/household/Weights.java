package org.lvdao.household;

import java.util.TreeMap;

/**
 * How many deliveries had which weight: as many entries as there are weights, however many came.
 */
final class Weights {
  private static final int PERCENT = 100;

  private final TreeMap<Long, Long> counts = new TreeMap<>();
  private long deliveries;

  void add(long grams, long times) {
    counts.merge(grams, times, Long::sum);
    deliveries += times;
  }

  void add(Weights others) {
    others.counts.forEach(this::add);
  }

  long deliveries() {
    return deliveries;
  }

  /**
   * The least weight that so many percent of the deliveries do not exceed (nearest rank).
   *
   * @param percent 1 to 100; there is a delivery
   */
  long percentile(int percent) {
    long rank = Math.ceilDiv(deliveries * percent, PERCENT);
    long seen = 0;
    for (var entry : counts.entrySet()) {
      seen += entry.getValue();
      if (seen >= rank) {
        return entry.getKey();
      }
    }
    throw new IllegalStateException("There is no delivery");
  }
}
