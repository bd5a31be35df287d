package org.lvdao.pickup;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lvdao.account.StaffAccounts;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.Cursor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Page;
import org.lvdao.kernel.Role;
import org.lvdao.pickup.CollectorFigures.Figures;
import org.lvdao.pickup.CollectorFigures.Period;

/** The collectors of a district, as its staff see them. */
@Singleton
class StaffCollectors {
  private static final List<Role> ROLES = List.of(Role.DISPATCHER, Role.SUPERVISOR, Role.ADMIN);

  private final CollectorRepository rows;
  private final CollectorRegister register;
  private final CollectorFigures figures;
  private final Assignments assignments;
  private final StaffAccounts accounts;

  StaffCollectors(
      CollectorRepository rows,
      CollectorRegister register,
      CollectorFigures figures,
      Assignments assignments,
      StaffAccounts accounts) {
    this.rows = rows;
    this.register = register;
    this.figures = figures;
    this.assignments = assignments;
    this.accounts = accounts;
  }

  /**
   * A collector.
   *
   * @param id of the account
   * @param stationId from which they work; null for any of the district
   * @param capacity how many stops they can make in one window
   * @param onDuty whether they are on duty
   * @param openJobs how many they have to do yet
   */
  @Serdeable
  record StaffCollector(
      String id,
      String name,
      @Nullable String stationId,
      int capacity,
      boolean onDuty,
      @Nullable Instant dutySince,
      long openJobs,
      Figures figures,
      long version) {}

  /** Those of the district, by id. */
  Page<StaffCollector> list(
      Actor actor, String district, Period period, @Nullable String cursor, int limit) {
    if (!isSeenBy(actor, district)) {
      throw DomainError.of(CommonProblem.FORBIDDEN);
    }
    var after = Cursor.decode(cursor, 1);
    var ids =
        accounts.workingIn(
            district, Role.COLLECTOR, after == null ? 0 : after.number(0), limit + 1);
    var page = Page.cut(ids, limit, Cursor::of);
    return new Page<>(views(district, page.items(), period), page.nextCursor());
  }

  /**
   * @throws DomainError {@code not-found}, also for who collects in other districts
   */
  StaffCollector read(Actor actor, long id, Period period) {
    var district =
        accounts.districtsOf(id, Role.COLLECTOR).stream()
            .filter(code -> isSeenBy(actor, code))
            .findFirst()
            .orElseThrow(DomainError::notFound);
    return views(district, List.of(id), period).getFirst();
  }

  /**
   * @param version that was read
   * @param stationId null for any station of the district
   * @throws DomainError {@code not-found}, {@code forbidden}, {@code stale-version}, or naming the
   *     station
   */
  StaffCollector change(
      Actor actor, long id, long version, @Nullable Long stationId, int capacity, Period period) {
    read(actor, id, period);
    var district =
        accounts.districtsOf(id, Role.COLLECTOR).stream()
            .filter(code -> actor.may(Role.ADMIN, AreaPath.ofDistrict(code)))
            .findFirst()
            .orElseThrow(() -> DomainError.of(CommonProblem.FORBIDDEN));
    register.change(actor, district, id, version, stationId, capacity);
    return views(district, List.of(id), period).getFirst();
  }

  private static boolean isSeenBy(Actor actor, String district) {
    var path = AreaPath.ofDistrict(district);
    return actor.grants().stream()
        .filter(grant -> ROLES.contains(grant.role()))
        .anyMatch(grant -> grant.area().contains(path) || path.contains(grant.area()));
  }

  private List<StaffCollector> views(String district, List<Long> ids, Period period) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<Long, CollectorRow> set =
        rows.findAll(ids).stream()
            .collect(Collectors.toMap(CollectorRow::accountId, Function.identity()));
    var names = accounts.displayNames(ids);
    var counted = figures.of(ids, period);
    var open = figures.openJobs(ids);
    return ids.stream()
        .map(
            id -> {
              var row = set.getOrDefault(id, assignments.unset(id, district));
              return new StaffCollector(
                  Long.toString(id),
                  names.getOrDefault(id, ""),
                  row.stationId() == null ? null : Long.toString(row.stationId()),
                  row.capacity(),
                  row.onDuty(),
                  row.dutySince(),
                  open.getOrDefault(id, 0L),
                  Objects.requireNonNull(counted.get(id)),
                  row.version());
            })
        .toList();
  }
}
