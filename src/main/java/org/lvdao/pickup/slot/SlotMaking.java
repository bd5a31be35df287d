package org.lvdao.pickup.slot;

import io.micronaut.core.type.Argument;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
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

  /** The schedule of a station, which nobody else changes until the caller's transaction ends. */
  ScheduleRow lock(Station station) {
    schedules.makeAndLock(
        station.id(), station.district(), json.write(PickupWindow.USUAL), clock.instant());
    return schedules.lock(station.id()).orElseThrow();
  }

  List<PickupWindow> windows(ScheduleRow row) {
    return json.read(row.windows(), Argument.listOf(PickupWindow.class));
  }

  /**
   * Makes what is missing, and closes what the station is not open for any more, since a holiday
   * was announced or its hours changed; costs three reads when there is nothing to do.
   */
  void make(Station station) {
    var windows = schedules.find(station.id()).map(this::windows).orElse(PickupWindow.USUAL);
    if (!isMade(station, windows)) {
      transactions.run(
          () -> {
            var schedule = lock(station);
            // Of many who look at once, the first has done it.
            if (!isMade(station, windows(schedule))) {
              makeAnew(station, schedule);
            }
          });
    }
  }

  private boolean isMade(Station station, List<PickupWindow> windows) {
    var now = clock.instant();
    var wanted = wanted(station, windows, now);
    var known = toCome(station, now);
    var closed = closures.findOpen(station.id(), now);
    return wanted.areAmong(known)
        && known.stream().allMatch(slot -> slot.closed() == isClosed(wanted, closed, slot));
  }

  /**
   * Makes the slots that have not begun what the schedule, which is locked, now says, and closes
   * those for which the station is not open, so that who booked them hears of it.
   */
  void makeAnew(Station station, ScheduleRow schedule) {
    var now = clock.instant();
    slots.withdrawAll(station.id(), now);
    var wanted = wanted(station, windows(schedule), now);
    var closed = closures.findOpen(station.id(), now);
    for (var one : wanted.all()) {
      slots.change(station.id(), one.startsAt(), one.endsAt(), one.capacity(), one.bulkyCapacity());
      slots.insertIfAbsent(
          ids.next(),
          station.id(),
          station.district(),
          one.startsAt(),
          one.endsAt(),
          one.capacity(),
          one.bulkyCapacity());
    }
    for (var slot : toCome(station, now)) {
      boolean close = isClosed(wanted, closed, slot);
      if (slot.closed() != close) {
        slots.setClosed(slot.id(), close);
      }
    }
  }

  private static boolean isClosed(WantedSlots wanted, List<ClosureRow> closed, Slot slot) {
    return wanted.isShut(slot)
        || closed.stream().anyMatch(row -> row.touches(slot.startsAt(), slot.endsAt()));
  }

  private WantedSlots wanted(Station station, List<PickupWindow> windows, Instant now) {
    return new WantedSlots(station, windows, calendar, now, settings.daysAhead());
  }

  /** Those that were made and have not begun. */
  private List<Slot> toCome(Station station, Instant now) {
    var after = BusinessTime.dayOf(now).plusDays(settings.daysAhead() + 1);
    return slots.findBetween(station.id(), now.plusMillis(1), BusinessTime.startOf(after));
  }
}
