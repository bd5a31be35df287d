package org.lvdao.household;

import java.time.Instant;
import java.util.Map;

/** What the grades (评级) of deliveries are in a district. */
public interface GradePercents {
  /**
   * What each grade makes of the points, in percent, at a moment; 0 for one that failed.
   *
   * @return empty where no rules name any, so the usual ones hold
   */
  Map<String, Integer> of(String district, Instant at);
}
