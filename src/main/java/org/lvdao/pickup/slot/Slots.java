package org.lvdao.pickup.slot;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.lvdao.kernel.DomainError;
import org.lvdao.pickup.station.Station;
import org.lvdao.pickup.station.Stations;

/**
 * The places of each slot. Taking one is a single conditional UPDATE, so there are never more than
 * the capacity. Whoever takes one gives it back once, or keeps it: what is written beside it says
 * which.
 */
@Singleton
public class Slots {
  private final SlotRepository rows;
  private final SlotMaking making;
  private final Stations stations;
  private final SlotSettings settings;
  private final InstantSource clock;

  Slots(
      SlotRepository rows,
      SlotMaking making,
      Stations stations,
      SlotSettings settings,
      InstantSource clock) {
    this.rows = rows;
    this.making = making;
    this.stations = stations;
    this.settings = settings;
    this.clock = clock;
  }

  public Optional<Slot> find(long id) {
    return rows.find(id);
  }

  /** All that begin in the time, also those that are closed or withdrawn, the earliest first. */
  List<Slot> between(Station station, Instant from, Instant to) {
    making.make(station);
    return rows.findBetween(station.id(), from, to);
  }

  /** Those that can be booked if they have a place left, the earliest first. */
  List<Slot> bookable(Station station, Instant from, Instant to) {
    var earliest = earliest();
    return between(station, from.isBefore(earliest) ? earliest : from, to).stream()
        .filter(slot -> !slot.closed() && slot.capacity() > 0)
        .toList();
  }

  /**
   * The next ones that have a place and can be booked.
   *
   * @param bulky whether it must have one for bulky waste
   */
  public List<Slot> nextFree(long stationId, Instant after, boolean bulky, int most) {
    stations.find(stationId).ifPresent(making::make);
    var earliest = earliest();
    return rows.findFree(stationId, after.isBefore(earliest) ? earliest : after, bulky, most);
  }

  /** Until when the places of a slot can be taken. */
  private Instant earliest() {
    return clock.instant().plus(settings.bookUntil());
  }

  /**
   * Takes a place, in the caller's transaction.
   *
   * @throws DomainError {@code slot-full}, {@code slot-closed}, or naming the field
   */
  public void take(long slotId, boolean bulky) {
    if (rows.take(slotId, 1, count(bulky), earliest()) == 0) {
      throw refusal(slotId);
    }
  }

  /**
   * Gives a place back, in the caller's transaction, which says that its owner has it no more.
   *
   * @throws IllegalStateException when it was not taken
   */
  public void giveBack(long slotId, boolean bulky) {
    giveBack(slotId, 1, count(bulky));
  }

  /**
   * Takes one place for another, in the caller's transaction: both or neither.
   *
   * @throws DomainError as {@link #take}
   */
  public void exchange(long from, boolean fromBulky, long to, boolean toBulky) {
    if (from == to) {
      if (rows.find(from)
          .filter(slot -> !slot.closed() && !slot.startsAt().isBefore(earliest()))
          .isEmpty()) {
        throw refusal(from);
      }
      resize(from, fromBulky, toBulky);
    } else if (from < to) {
      // Always in the order of their ids, or two who change places would wait for each other.
      giveBack(from, fromBulky);
      take(to, toBulky);
    } else {
      take(to, toBulky);
      giveBack(from, fromBulky);
    }
  }

  /**
   * Keeps a place that is one for bulky waste from now on, or is none any more; however soon the
   * slot begins.
   *
   * @throws DomainError as {@link #take}
   */
  public void resize(long slotId, boolean bulkyBefore, boolean bulky) {
    if (bulkyBefore && !bulky) {
      giveBack(slotId, 0, 1);
    } else if (bulky && !bulkyBefore && rows.take(slotId, 0, 1, Instant.EPOCH) == 0) {
      throw refusal(slotId);
    }
  }

  private void giveBack(long slotId, int stops, int bulky) {
    if (rows.giveBack(slotId, stops, bulky) == 0) {
      throw new IllegalStateException("Nobody had that place of slot " + slotId);
    }
  }

  private DomainError refusal(long slotId) {
    var slot = rows.find(slotId).orElse(null);
    if (slot == null) {
      return DomainError.field("/slotId", "unknown-slot");
    }
    return DomainError.of(
        slot.closed() || slot.startsAt().isBefore(earliest())
            ? SlotProblem.SLOT_CLOSED
            : SlotProblem.SLOT_FULL);
  }

  private static int count(boolean bulky) {
    return bulky ? 1 : 0;
  }
}
