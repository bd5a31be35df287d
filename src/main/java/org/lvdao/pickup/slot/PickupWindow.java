package org.lvdao.pickup.slot;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;

/**
 * A window of the week, in Asia/Shanghai. On a day on which the station is not open for all of it,
 * a public holiday (法定节假日) among them, there is no such window.
 *
 * @param weekdays on which it is
 * @param from time of the day, such as {@code 09:00}
 * @param to time of the day, later than from
 * @param capacity how many stops collectors make in it
 * @param bulkyCapacity how many of the stops may be for bulky waste (大件垃圾)
 */
@Serdeable
record PickupWindow(
    @NotNull @Size(min = 1, max = 7) List<@NotNull DayOfWeek> weekdays,
    @NotNull @Pattern(regexp = TIME) String from,
    @NotNull @Pattern(regexp = TIME) String to,
    @Min(1) @Max(1000) int capacity,
    @Min(0) @Max(1000) int bulkyCapacity) {
  private static final String TIME = "([01]\\d|2[0-3]):[0-5]\\d";

  /** What a station has until staff say otherwise. */
  static final List<PickupWindow> USUAL =
      List.of(daily("09:00", "11:00"), daily("14:00", "16:00"), daily("16:00", "18:00"));

  private static PickupWindow daily(String from, String to) {
    return new PickupWindow(List.of(DayOfWeek.values()), from, to, 10, 2);
  }

  LocalTime begin() {
    return LocalTime.parse(from);
  }

  LocalTime end() {
    return LocalTime.parse(to);
  }

  boolean overlaps(PickupWindow other) {
    return weekdays.stream().anyMatch(other.weekdays::contains)
        && begin().isBefore(other.end())
        && other.begin().isBefore(end());
  }
}
