package org.lvdao.household.participation;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * Weeks in a row with a delivery (连续投放周数). Weeks, not days: nobody has kitchen waste each day, and
 * a streak of days would reward who brings a little each evening.
 *
 * @param current up to this week, or up to the last one while this one has no delivery yet
 * @param longest there ever was
 */
@Serdeable
public record Streak(int current, int longest) {

  /**
   * @param delivered the weeks with a delivery, the oldest first
   * @param now this week
   */
  public static Streak of(List<Week> delivered, Week now) {
    int run = 0;
    int longest = 0;
    Week last = null;
    for (var week : delivered) {
      run = last != null && week.since(last) == 1 ? run + 1 : 1;
      longest = Math.max(longest, run);
      last = week;
    }
    boolean goesOn = last != null && now.since(last) <= 1;
    return new Streak(goesOn ? run : 0, longest);
  }
}
