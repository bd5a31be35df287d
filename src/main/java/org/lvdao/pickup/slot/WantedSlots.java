package org.lvdao.pickup.slot;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.lvdao.area.WorkingCalendar;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.pickup.station.Station;

/** What the windows of the week make of the coming days of a station. */
final class WantedSlots {
  /** A slot as the windows want it. */
  record Wanted(Instant startsAt, Instant endsAt, int capacity, int bulkyCapacity) {}

  private final Station station;
  private final List<PickupWindow> windows;
  private final WorkingCalendar calendar;

  /** The earliest first. */
  private final List<Wanted> all;

  private final Set<Instant> begins;

  WantedSlots(
      Station station,
      List<PickupWindow> windows,
      WorkingCalendar calendar,
      Instant now,
      int daysAhead) {
    this.station = station;
    this.windows = windows;
    this.calendar = calendar;
    this.all = all(now, daysAhead);
    this.begins = all.stream().map(Wanted::startsAt).collect(Collectors.toUnmodifiableSet());
  }

  private List<Wanted> all(Instant now, int daysAhead) {
    var wanted = new ArrayList<Wanted>();
    var today = BusinessTime.dayOf(now);
    for (int i = 0; i <= daysAhead && !station.retired(); i++) {
      var day = today.plusDays(i);
      for (var window : windows) {
        var startsAt = moment(day, window.begin());
        if (startsAt.isAfter(now) && isOpen(day, window)) {
          wanted.add(
              new Wanted(
                  startsAt, moment(day, window.end()), window.capacity(), window.bulkyCapacity()));
        }
      }
    }
    wanted.sort(Comparator.comparing(Wanted::startsAt));
    return List.copyOf(wanted);
  }

  List<Wanted> all() {
    return all;
  }

  /** Whether each is there, and was not withdrawn when its day could not be booked. */
  boolean areAmong(List<Slot> slots) {
    return slots.stream()
        .filter(slot -> slot.capacity() > 0)
        .map(Slot::startsAt)
        .collect(Collectors.toSet())
        .containsAll(begins);
  }

  /**
   * Whether the station is not open in a slot that was made. That there is just no such window any
   * more is another thing: what is booked in it then stays.
   */
  boolean isShut(Slot slot) {
    var begin = slot.startsAt().atZone(BusinessTime.ZONE);
    return station.retired()
        || station.hoursOn(calendar.isHoliday(begin.toLocalDate())) == null
        || (!begins.contains(slot.startsAt())
            && windows.stream()
                .anyMatch(
                    window ->
                        window.weekdays().contains(begin.getDayOfWeek())
                            && window.begin().equals(begin.toLocalTime())));
  }

  /** A break at noon does not matter: collectors are out then anyway. */
  private boolean isOpen(LocalDate day, PickupWindow window) {
    var hours = station.hoursOn(calendar.isHoliday(day));
    return hours != null
        && window.weekdays().contains(day.getDayOfWeek())
        && window.begin().toSecondOfDay() >= hours.spells().getFirst().from() * 60
        && window.end().toSecondOfDay() <= hours.close() * 60;
  }

  private static Instant moment(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(BusinessTime.ZONE).toInstant();
  }
}
