package org.lvdao.household.participation;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.BusinessTime;

/**
 * Looks up which badges (勋章) a household has won, and when. Nothing is kept of it: what arrives
 * late counts for the day it was made, and what staff take back wins nothing.
 */
@Singleton
public class Badges {
  private final WeekRepository weeks;

  Badges(WeekRepository weeks) {
    this.weeks = weeks;
  }

  /**
   * A badge.
   *
   * @param code stable
   * @param name in Chinese
   * @param condition when it is won, in Chinese
   * @param wonOn the day of the delivery that won it, in Asia/Shanghai; null while it is not won
   */
  @Serdeable
  public record View(String code, String name, String condition, @Nullable LocalDate wonOn) {}

  /**
   * All there are.
   *
   * @param delivered the household's weeks, the oldest first
   */
  public List<View> of(long householdId, List<DeliveredWeek> delivered) {
    var read = new HashMap<Week, List<WeekRepository.Delivered>>();
    return Stream.of(Badge.values())
        .map(
            badge ->
                new View(
                    badge.name(),
                    badge.label(),
                    badge.condition(),
                    badge
                        .wonIn(delivered)
                        .flatMap(
                            won ->
                                badge.wonBy(
                                    won,
                                    read.computeIfAbsent(
                                        won.week(),
                                        week ->
                                            weeks.delivered(
                                                householdId, week.start(), week.end()))))
                        .map(delivery -> BusinessTime.dayOf(delivery.at()))
                        .orElse(null)))
        .toList();
  }
}
