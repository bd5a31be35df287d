package org.lvdao.pickup.slot;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Ids;
import org.lvdao.kernel.Role;
import org.lvdao.pickup.station.Station;
import org.lvdao.pickup.station.Stations;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.database.StoredJson;
import org.lvdao.platform.database.Transactions;

/** What staff of a station's area decide about its slots. */
@Singleton
class StaffSlots {
  private static final Duration LONGEST = Duration.ofDays(366);

  private final Slots slots;
  private final SlotMaking making;
  private final ScheduleRepository schedules;
  private final SlotRepository rows;
  private final ClosureRepository closures;
  private final Stations stations;
  private final AuditLog audit;
  private final Transactions transactions;
  private final StoredJson json;
  private final Ids ids;
  private final InstantSource clock;

  StaffSlots(
      Slots slots,
      SlotMaking making,
      ScheduleRepository schedules,
      SlotRepository rows,
      ClosureRepository closures,
      Stations stations,
      AuditLog audit,
      Transactions transactions,
      StoredJson json,
      Ids ids,
      InstantSource clock) {
    this.slots = slots;
    this.making = making;
    this.schedules = schedules;
    this.rows = rows;
    this.closures = closures;
    this.stations = stations;
    this.audit = audit;
    this.transactions = transactions;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
  }

  /** The windows of a station, and the version they stand at. */
  record Schedule(List<PickupWindow> windows, long version) {}

  /**
   * @throws DomainError {@code not-found}
   */
  Schedule schedule(Actor actor, long stationId) {
    var station = read(actor, stationId);
    return schedules
        .find(station.id())
        .map(row -> new Schedule(making.windows(row), row.version()))
        .orElse(new Schedule(PickupWindow.USUAL, 0));
  }

  /**
   * Replaces the windows. What is booked stays; a slot that has no window any more takes nobody
   * else.
   *
   * @param version the actor has read
   * @throws DomainError {@code not-found}, {@code forbidden}, {@code stale-version}, or naming what
   *     is wrong
   */
  Schedule change(Actor actor, long stationId, long version, List<PickupWindow> windows) {
    var station = read(actor, stationId);
    actor.require(Role.ADMIN, path(station));
    check(windows);
    return transactions.write(
        () -> {
          making.lock(station);
          if (schedules.change(stationId, version, json.write(windows), clock.instant()) == 0) {
            throw DomainError.of(CommonProblem.STALE_VERSION);
          }
          making.makeAnew(station, making.lock(station));
          record(actor, "pickup-schedule-changed", station, Map.of("windows", windows.size()));
          return new Schedule(windows, version + 1);
        });
  }

  private static void check(List<PickupWindow> windows) {
    for (int i = 0; i < windows.size(); i++) {
      var window = windows.get(i);
      if (!window.begin().isBefore(window.end())) {
        throw DomainError.field("/windows/" + i + "/to", "window-order");
      }
      if (windows.subList(0, i).stream().anyMatch(window::overlaps)) {
        throw DomainError.field("/windows/" + i + "/from", "window-overlap");
      }
    }
  }

  /**
   * The slots that begin in the time, the earliest first.
   *
   * @throws DomainError {@code not-found}
   */
  List<Slot> slots(Actor actor, long stationId, Instant from, Instant to) {
    return slots.between(read(actor, stationId), from, to);
  }

  /**
   * The closures that are not over, the earliest end first.
   *
   * @throws DomainError {@code not-found}
   */
  List<ClosureRow> closures(Actor actor, long stationId) {
    return closures.findOpen(read(actor, stationId).id(), clock.instant());
  }

  /**
   * Closes a station for a time. What is booked then gets another slot, or ends.
   *
   * @param reason residents read it
   * @throws DomainError {@code not-found}, or naming what is wrong
   */
  ClosureRow close(Actor actor, long stationId, Instant from, Instant to, String reason) {
    var station = read(actor, stationId);
    if (!from.isBefore(to)) {
      throw DomainError.field("/to", "window-order");
    }
    if (to.isBefore(clock.instant()) || to.isAfter(clock.instant().plus(LONGEST))) {
      throw DomainError.field("/to", "closure-end");
    }
    return transactions.write(
        () -> {
          making.lock(station);
          var now = clock.instant();
          var row =
              closures.save(
                  new ClosureRow(
                      ids.next(),
                      stationId,
                      station.district(),
                      from.isBefore(now) ? now : from,
                      to,
                      reason.strip(),
                      actor.accountId(),
                      now,
                      null));
          rows.close(stationId, from, to, now);
          record(actor, "pickup-closed", station, Map.of("closure", row.id()));
          return row;
        });
  }

  /**
   * Takes a closure back. Twice is once; what was given another slot keeps that.
   *
   * @throws DomainError {@code not-found}
   */
  void open(Actor actor, long closureId) {
    var closure = closures.find(closureId).orElseThrow(DomainError::notFound);
    var station = read(actor, closure.stationId());
    transactions.run(
        () -> {
          var schedule = making.lock(station);
          var now = clock.instant();
          if (closures.end(closureId, now) == 1) {
            rows.open(station.id(), closure.fromAt(), closure.toAt(), now);
            making.makeAnew(station, schedule);
            record(actor, "pickup-opened", station, Map.of("closure", closureId));
          }
        });
  }

  private Station read(Actor actor, long stationId) {
    return stations
        .find(stationId)
        .filter(
            station ->
                actor.may(Role.ADMIN, path(station)) || actor.may(Role.DISPATCHER, path(station)))
        .orElseThrow(DomainError::notFound);
  }

  private static AreaPath path(Station station) {
    var path = AreaPath.ofDistrict(station.district());
    return station.subdistrict() == null ? path : path.child(station.subdistrict());
  }

  private void record(Actor actor, String action, Station station, Map<String, ?> details) {
    audit.record(
        actor, action, "station", Long.toString(station.id()), station.district(), details);
  }
}
