package org.lvdao.household;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.Area;
import org.lvdao.area.AreaService;
import org.lvdao.household.ParticipationFigures.Community;
import org.lvdao.household.ParticipationFigures.Figures;
import org.lvdao.household.ParticipationFigures.Total;
import org.lvdao.household.participation.ParticipationCounts;
import org.lvdao.household.participation.ParticipationCounts.Count;
import org.lvdao.household.participation.Week;
import org.lvdao.household.staff.ServedAreas;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Role;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.table.Table;

/** How many households sort their kitchen waste (参与程度). */
@Singleton
public class Participation {
  private static final List<Role> STAFF = List.of(Role.ADMIN, Role.SUPERVISOR, Role.INSPECTOR);

  private final ParticipationCounts counts;
  private final AreaService areas;
  private final ServedAreas served;
  private final AuditLog audit;
  private final InstantSource clock;

  Participation(
      ParticipationCounts counts,
      AreaService areas,
      ServedAreas served,
      AuditLog audit,
      InstantSource clock) {
    this.counts = counts;
    this.areas = areas;
    this.served = served;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What is asked for.
   *
   * @param from a day of the first week
   * @param to a day of the last week; weeks to come are left out
   * @param community code of the only one; null for all
   */
  record Query(String district, LocalDate from, LocalDate to, @Nullable String community) {}

  /**
   * The figures of a whole district, for other features.
   *
   * @param from a day of the first week
   * @param to a day of the last week; weeks to come are left out
   */
  public ParticipationFigures of(String district, LocalDate from, LocalDate to) {
    return figures(new Query(district, from, to, null), count -> true);
  }

  /**
   * The figures of the communities that the actor looks after.
   *
   * @throws DomainError {@code not-found} for a district or community of which they see nothing
   */
  ParticipationFigures of(Actor actor, Query query) {
    var scope = AreaPath.ofDistrict(query.district());
    boolean seesSome =
        actor.grants().stream()
            .filter(grant -> STAFF.contains(grant.role()))
            .anyMatch(grant -> grant.area().contains(scope) || scope.contains(grant.area()));
    if (!areas.isDistrict(query.district()) || !seesSome) {
      throw DomainError.notFound();
    }
    var community = query.community();
    if (community != null
        && areas
            .find(community)
            .filter(area -> area.district().equals(query.district()))
            .filter(area -> served.serves(actor, STAFF, area))
            .isEmpty()) {
      throw DomainError.notFound();
    }
    boolean seesAll = STAFF.stream().anyMatch(role -> actor.may(role, scope));
    return figures(
        query,
        code ->
            community == null
                ? seesAll || served.serves(actor, STAFF, code)
                : community.equals(code));
  }

  /**
   * The same by community and week as a table with Chinese headers; the audit log keeps who took
   * it.
   *
   * @throws DomainError as for the figures
   */
  Table table(Actor actor, Query query) {
    var table = ParticipationTable.of(of(actor, query));
    audit.record(
        actor,
        "participation-exported",
        "household-statistics",
        query.from() + "/" + query.to(),
        query.district(),
        Map.of("community", String.valueOf(query.community())));
    return table;
  }

  private ParticipationFigures figures(Query query, Predicate<String> isShown) {
    var now = Week.of(clock.instant());
    var from = Week.of(query.from());
    var asked = Week.of(query.to());
    var to = asked.compareTo(now) > 0 ? now : asked;
    var shown =
        from.compareTo(to) > 0
            ? List.<Count>of()
            : counts.of(query.district(), from, to).stream()
                .filter(count -> isShown.test(count.community()))
                .toList();
    return new ParticipationFigures(
        query.district(),
        shown.stream().map(this::community).toList(),
        weeks(shown),
        Figures.of(shown));
  }

  private Community community(Count count) {
    return new Community(
        count.week().code(),
        count.week().monday(),
        count.community(),
        areas.find(count.community()).map(Area::name).orElse(count.community()),
        Figures.of(List.of(count)));
  }

  private static List<Total> weeks(Collection<Count> counts) {
    return counts.stream()
        .collect(Collectors.groupingBy(Count::week, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(
            week ->
                new Total(
                    week.getKey().code(), week.getKey().monday(), Figures.of(week.getValue())))
        .toList();
  }
}
