package org.lvdao.pickup;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lvdao.account.StaffAccounts;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Role;
import org.lvdao.pickup.station.Station;
import org.lvdao.pickup.station.Stations;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.database.Transactions;

/** Collectors: their duty, and what staff set for them. Nothing need be set before they work. */
@Singleton
class CollectorRegister {
  private final CollectorRepository rows;
  private final Assignments assignments;
  private final Stations stations;
  private final StaffAccounts accounts;
  private final AuditLog audit;
  private final Transactions transactions;
  private final InstantSource clock;

  CollectorRegister(
      CollectorRepository rows,
      Assignments assignments,
      Stations stations,
      StaffAccounts accounts,
      AuditLog audit,
      Transactions transactions,
      InstantSource clock) {
    this.rows = rows;
    this.assignments = assignments;
    this.stations = stations;
    this.accounts = accounts;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Where the actor works as a collector; empty for several districts and for everywhere. */
  static String district(Actor actor) {
    return district(areas(actor));
  }

  private static String district(List<AreaPath> areas) {
    var districts = areas.stream().map(AreaPath::district).distinct().toList();
    return districts.size() == 1 ? districts.getFirst() : "";
  }

  private static List<AreaPath> areas(Actor actor) {
    return actor.grants().stream()
        .filter(grant -> grant.role() == Role.COLLECTOR)
        .map(Actor.Grant::area)
        .toList();
  }

  CollectorRow mine(Actor actor) {
    return rows.find(actor.accountId())
        .orElseGet(() -> assignments.unset(actor.accountId(), district(actor)));
  }

  /**
   * Comes on duty or goes off it; then what is not under way, in windows that are not over, is
   * given back, for others to take. Twice is once.
   */
  CollectorRow setDuty(Actor actor, boolean on) {
    return transactions.write(
        () -> {
          var before = assignments.lock(actor.accountId(), district(actor));
          setPlace(before, areas(actor));
          if (before.onDuty() != on) {
            rows.setDuty(actor.accountId(), on, on ? clock.instant() : null);
          }
          if (!on) {
            assignments.giveAllBack(actor);
          }
          return rows.find(actor.accountId()).orElseThrow();
        });
  }

  /**
   * The roles of an account have changed: a collector works where they hold now, and goes off duty
   * with the last one. What they may do no more goes to others, unless they are under way to it.
   */
  void rightsChanged(long accountId) {
    transactions.run(
        () ->
            rows.lock(accountId)
                .ifPresent(
                    collector -> {
                      var areas = accounts.areasOf(accountId, Role.COLLECTOR);
                      if (areas.isEmpty()) {
                        rows.setDuty(accountId, false, null);
                      } else {
                        setPlace(collector, areas);
                      }
                      assignments.giveBackOutside(accountId);
                    }));
  }

  /** The station that was set for them stays, if it stands where they work. */
  private void setPlace(CollectorRow collector, List<AreaPath> areas) {
    var station =
        collector.stationId() == null
            ? null
            : stations
                .find(collector.stationId())
                .filter(any -> !any.retired() && works(areas, any.district()))
                .map(Station::id)
                .orElse(null);
    rows.setPlace(collector.accountId(), district(areas), station);
  }

  private static boolean works(List<AreaPath> areas, String district) {
    return areas.stream()
        .anyMatch(area -> area.district().isEmpty() || area.district().equals(district));
  }

  /**
   * What an administrator sets for a collector of their district.
   *
   * @param version that was read
   * @param stationId null for any station of the district
   * @throws DomainError {@code stale-version}, or naming the station
   */
  CollectorRow change(
      Actor actor,
      String district,
      long accountId,
      long version,
      @Nullable Long stationId,
      int capacity) {
    if (stationId != null && station(stationId, district).isEmpty()) {
      throw DomainError.field("/stationId", "unknown-station");
    }
    return transactions.write(
        () -> {
          assignments.lock(accountId, district);
          if (rows.change(accountId, version, stationId, capacity) == 0) {
            throw DomainError.of(CommonProblem.STALE_VERSION);
          }
          audit.record(
              actor,
              "collector-changed",
              "account",
              Long.toString(accountId),
              district,
              Map.of("stationId", String.valueOf(stationId), "capacity", capacity));
          return rows.find(accountId).orElseThrow();
        });
  }

  private Optional<Station> station(long id, String district) {
    return stations
        .find(id)
        .filter(station -> !station.retired() && station.district().equals(district));
  }
}
