package org.lvdao.pickup.slot;

import io.micronaut.context.ApplicationContext;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.pickup.station.Station;

/** When the stations of the demo collect, and who keeps a place. */
public final class DemoSlots {
  private static final Duration AHEAD = Duration.ofDays(4);

  private DemoSlots() {}

  /** A place somebody keeps, which is still to be booked. */
  public record Held(long holdId, Slot slot) {}

  /** What staff of a district set: every day in town, and not on Sundays farther out. */
  public static void schedule(ApplicationContext beans, Actor admin, Station station) {
    var staff = beans.getBean(StaffSlots.class);
    var days =
        station.code().endsWith("-01")
            ? List.of(DayOfWeek.values())
            : List.of(DayOfWeek.values()).subList(0, 6);
    var windows =
        List.of(
            new PickupWindow(days, "09:00", "11:00", 10, 2),
            new PickupWindow(days, "14:00", "16:00", 10, 2),
            new PickupWindow(days, "16:00", "17:30", 6, 1));
    staff.change(admin, station.id(), staff.schedule(admin, station.id()).version(), windows);
  }

  /** Those with a place in the next days, the earliest first. */
  public static List<Slot> free(
      ApplicationContext beans, Station station, Instant now, boolean bulky) {
    return beans.getBean(Slots.class).bookable(station, now, now.plus(AHEAD)).stream()
        .filter(slot -> (bulky ? slot.freeBulky() : slot.free()) > 0)
        .toList();
  }

  /** Keeps a place of the next days, rather a soon one; null when all are taken. */
  public static @Nullable Held hold(
      ApplicationContext beans,
      Actor resident,
      Station station,
      Instant now,
      boolean bulky,
      Random random) {
    var free = free(beans, station, now, bulky);
    if (free.isEmpty()) {
      return null;
    }
    var slot = free.get((int) (free.size() * Math.pow(random.nextDouble(), 2)));
    return new Held(beans.getBean(Holds.class).hold(resident, slot.id(), bulky).id(), slot);
  }

  /** Closes a station for a time; who has booked meanwhile is given another slot by the job. */
  public static void close(
      ApplicationContext beans,
      Actor dispatcher,
      Station station,
      Instant from,
      Instant to,
      String reason) {
    beans.getBean(StaffSlots.class).close(dispatcher, station.id(), from, to, reason);
  }
}
