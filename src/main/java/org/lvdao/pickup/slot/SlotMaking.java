package org.lvdao.pickup.slot;

import io.micronaut.core.type.Argument;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.lvdao.area.WorkingCalendar;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.Ids;
import org.lvdao.pickup.station.Station;
import org.lvdao.platform.database.StoredJson;
import org.lvdao.platform.database.Transactions;

/**
 * Makes the slots of the days that can be booked from the windows of the week, each once. Whatever
 * changes the slots of a station as a whole does so under the lock of its schedule, so that no slot
 * is made open beside a closure, or by windows that are no more.
 */
@Singleton
class SlotMaking {
  private final ScheduleRepository schedules;
  private final SlotRepository slots;
  private final ClosureRepository closures;
  private final WorkingCalendar calendar;
  private final SlotSettings settings;
  private final Transactions transactions;
  private final StoredJson json;
  private final Ids ids;
  private final InstantSource clock;

  SlotMaking(
      ScheduleRepository schedules,
      SlotRepository slots,
      ClosureRepository closures,
      WorkingCalendar calendar,
      SlotSettings settings,
      Transactions transactions,
      StoredJson json,
      Ids ids,
      InstantSource clock) {
    this.schedules = schedules;
    this.slots = slots;
    this.closures = closures;
    this.calendar = calendar;
    this.settings = settings;
    this.transactions = transactions;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
  }

  /** A slot as the windows want it. */
  private record Wanted(Instant startsAt, Instant endsAt, int capacity, int bulkyCapacity) {}

  /** The schedule of a station, which nobody else changes until the caller's transaction ends. */
  ScheduleRow lock(Station station) {
    schedules.insertIfAbsent(
        station.id(), station.district(), json.write(PickupWindow.USUAL), clock.instant());
    return schedules.lock(station.id()).orElseThrow();
  }

  List<PickupWindow> windows(ScheduleRow row) {
    return json.read(row.windows(), Argument.listOf(PickupWindow.class));
  }

  /** Makes what is missing; costs two reads when nothing is. */
  void make(Station station) {
    var now = clock.instant();
    var windows = schedules.find(station.id()).map(this::windows).orElse(PickupWindow.USUAL);
    var wanted = wanted(station, windows, now);
    if (wanted.isEmpty()) {
      return;
    }
    var known = new HashSet<Instant>();
    slots
        .findBetween(station.id(), now, wanted.getLast().startsAt().plusSeconds(1))
        .forEach(slot -> known.add(slot.startsAt()));
    if (!wanted.stream().allMatch(one -> known.contains(one.startsAt()))) {
      transactions.run(() -> insert(station, wanted(station, windows(lock(station)), now)));
    }
  }

  /** Makes the slots that have not begun what the schedule, which is locked, now says. */
  void makeAnew(Station station, ScheduleRow schedule) {
    var now = clock.instant();
    slots.withdrawAll(station.id(), now);
    var wanted = wanted(station, windows(schedule), now);
    for (var one : wanted) {
      slots.change(station.id(), one.startsAt(), one.endsAt(), one.capacity(), one.bulkyCapacity());
    }
    insert(station, wanted);
  }

  private void insert(Station station, List<Wanted> wanted) {
    var closed = closures.findOpen(station.id(), clock.instant());
    for (var one : wanted) {
      slots.insertIfAbsent(
          ids.next(),
          station.id(),
          station.district(),
          one.startsAt(),
          one.endsAt(),
          one.capacity(),
          one.bulkyCapacity(),
          closed.stream().anyMatch(row -> row.touches(one.startsAt(), one.endsAt())));
    }
  }

  /** What the windows make of the coming days, the earliest first. */
  private List<Wanted> wanted(Station station, List<PickupWindow> windows, Instant now) {
    var wanted = new ArrayList<Wanted>();
    var today = BusinessTime.dayOf(now);
    for (int i = 0; i <= settings.daysAhead() && !station.retired(); i++) {
      var day = today.plusDays(i);
      for (var window : windows) {
        var startsAt = moment(day, window.begin());
        if (startsAt.isAfter(now) && isOpen(station, day, window)) {
          wanted.add(
              new Wanted(
                  startsAt, moment(day, window.end()), window.capacity(), window.bulkyCapacity()));
        }
      }
    }
    wanted.sort(Comparator.comparing(Wanted::startsAt));
    return wanted;
  }

  /** A break at noon does not matter: collectors are out then anyway. */
  private boolean isOpen(Station station, LocalDate day, PickupWindow window) {
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
