package org.lvdao.household.participation;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/**
 * Keeps what each household delivered week by week, in the transaction that changes a delivery. A
 * household's week is a row of its own, so households do not wait for each other, and it is counted
 * anew each time, so that doing it once more changes nothing.
 */
@Singleton
public class DeliveredWeeks {
  private final WeekRepository weeks;
  private final ResidenceRepository residences;

  DeliveredWeeks(WeekRepository weeks, ResidenceRepository residences) {
    this.weeks = weeks;
    this.residences = residences;
  }

  /**
   * Counts a week anew, after any change of a delivery in it.
   *
   * @param at when the delivery was made
   */
  public void count(long householdId, Instant at) {
    var week = Week.of(at);
    if (weeks.lock(householdId, week.monday()).isEmpty()) {
      open(householdId, week);
    }
    weeks.count(householdId, week.monday(), week.start(), week.end());
  }

  /** In the community where the household was registered at the end of the week, or else first. */
  private void open(long householdId, Week week) {
    var all = residences.share(householdId);
    if (all.isEmpty()) {
      throw new IllegalStateException("Household " + householdId + " was never registered");
    }
    var then =
        all.stream().filter(one -> one.beganBy(week)).reduce((one, next) -> next).orElse(null);
    var place = then == null ? all.getFirst() : then;
    weeks.open(
        householdId,
        week.monday(),
        place.district(),
        place.community(),
        then != null && then.lastedUntil(week));
  }

  /** Those in which it delivered something, the oldest first. */
  public List<DeliveredWeek> of(long householdId) {
    return weeks.of(householdId).stream()
        .map(
            row ->
                new DeliveredWeek(
                    new Week(row.monday()),
                    row.deliveries(),
                    row.grams(),
                    row.graded(),
                    row.passed()))
        .toList();
  }

  /** What it delivered in a time. */
  public long grams(long householdId, Instant start, Instant end) {
    return weeks.grams(householdId, start, end);
  }
}
