package org.lvdao.pickup;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lvdao.account.StaffAccounts;
import org.lvdao.area.Wgs84;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Role;
import org.lvdao.pickup.BookingSteps.Step;
import org.lvdao.pickup.station.Stations;
import org.lvdao.pickup.workflow.BookingAction;
import org.lvdao.pickup.workflow.BookingParty;
import org.lvdao.pickup.workflow.BookingStatus;

/**
 * Gives jobs to collectors, never more than they can do: whoever gives one locks the collector
 * first, then the booking, always in this order.
 */
@Singleton
class Assignments {
  /** A job more in the day weighs like a way that is so much longer. */
  private static final double METRES_PER_JOB = 1_000;

  private final BookingRepository bookings;
  private final BookingSteps steps;
  private final CollectorRepository collectors;
  private final CollectorJobRepository jobs;
  private final BookingNotices notices;
  private final BookingDue due;
  private final Stations stations;
  private final StaffAccounts accounts;
  private final DispatchSettings settings;
  private final InstantSource clock;

  Assignments(
      BookingRepository bookings,
      BookingSteps steps,
      CollectorRepository collectors,
      CollectorJobRepository jobs,
      BookingNotices notices,
      BookingDue due,
      Stations stations,
      StaffAccounts accounts,
      DispatchSettings settings,
      InstantSource clock) {
    this.bookings = bookings;
    this.steps = steps;
    this.collectors = collectors;
    this.jobs = jobs;
    this.notices = notices;
    this.due = due;
    this.stations = stations;
    this.accounts = accounts;
    this.settings = settings;
    this.clock = clock;
  }

  /** Somebody for whom nothing was set yet. */
  CollectorRow unset(long accountId, String district) {
    return new CollectorRow(accountId, district, null, settings.capacity(), false, null, 0);
  }

  /** Nobody else gives the collector a job until the caller's transaction ends. */
  CollectorRow lock(long accountId, String district) {
    return collectors
        .lock(accountId)
        .orElseGet(
            () -> {
              collectors.insert(accountId, district, settings.capacity());
              return collectors.lock(accountId).orElseThrow();
            });
  }

  boolean hasRoom(CollectorRow collector, Booking booking) {
    return bookings.countStops(collector.accountId(), booking.startsAt, booking.endsAt, booking.id)
        < collector.capacity();
  }

  /** A job whose window is over, cannot be given to anybody. */
  boolean isOver(Booking booking) {
    return !clock.instant().isBefore(booking.endsAt);
  }

  /**
   * Gives the booking to the collector, who is locked.
   *
   * @param step {@code ACCEPT} or {@code ASSIGN}
   * @throws DomainError {@code collector-full}, {@code window-over}
   */
  Booking give(Booking booking, CollectorRow collector, Step step) {
    if (isOver(booking)) {
      throw DomainError.of(PickupProblem.WINDOW_OVER);
    }
    if (!hasRoom(collector, booking)) {
      throw DomainError.of(PickupProblem.COLLECTOR_FULL);
    }
    var details = new HashMap<String, Object>(step.details());
    details.put("collectorId", Long.toString(collector.accountId()));
    var before = booking.unassign();
    if (before != null) {
      details.put("before", Long.toString(before));
    }
    booking.collectorId = collector.accountId();
    booking.assignedAt = clock.instant();
    booking.dueAt = booking.endsAt;
    jobs.assigned(booking.id, collector.accountId(), booking.assignedAt);
    var given = steps.write(booking, step.details(details));
    notices.assigned(given, step.action() == BookingAction.ASSIGN, before);
    return given;
  }

  /** What is not under way goes to others; the collector is locked. */
  void giveAllBack(Actor collector) {
    for (long id : bookings.findAssigned(collector.accountId(), clock.instant())) {
      var booking = bookings.lock(id).orElseThrow();
      if (booking.isAssignedTo(collector.accountId()) && booking.status == BookingStatus.ASSIGNED) {
        var step =
            Step.of(collector, BookingParty.ITS_COLLECTOR, BookingAction.DECLINE)
                .details(Map.of("offDuty", true));
        giveBack(booking, step);
      }
    }
  }

  /** What is not under way, of those whose areas the collector works in no more. */
  void giveBackOutside(long collectorId) {
    for (long id : bookings.findAssigned(collectorId, clock.instant())) {
      var booking = bookings.lock(id).orElseThrow();
      if (booking.isAssignedTo(collectorId)
          && booking.status == BookingStatus.ASSIGNED
          && accounts.holding(List.of(collectorId), Role.COLLECTOR, booking.areaPath()).isEmpty()) {
        var step = Step.bySystem(BookingAction.DECLINE);
        var back = giveBack(booking, step.details(Map.of("before", Long.toString(collectorId))));
        notices.withdrawn(back, collectorId);
      }
    }
  }

  /**
   * @param step {@code DECLINE}
   */
  Booking giveBack(Booking booking, Step step) {
    booking.unassign();
    booking.dueAt = due.forCollector(booking);
    return steps.write(booking, step);
  }

  /**
   * A collector who could take a booking, and what speaks for them: the fewer metres the better.
   */
  private record Candidate(CollectorRow collector, int jobs, double metres) {
    double cost() {
      return metres + jobs * METRES_PER_JOB;
    }
  }

  /**
   * Gives the booking to the collector on duty for whom it is best by what they have to do that day
   * and by how far it is from their station or another stop of theirs in the window.
   *
   * @param step {@code ASSIGN}; the reason becomes its note
   * @return empty when nobody on duty can take it
   */
  Optional<Booking> giveToFittest(Booking booking, Step step) {
    var candidates = candidates(booking);
    for (var candidate : candidates) {
      var locked = collectors.lock(candidate.collector().accountId()).orElseThrow();
      if (locked.onDuty() && hasRoom(locked, booking)) {
        var reason =
            "自动派单：距其最近的任务点或绿岛 %.1f 公里，当日已有 %d 单，在 %d 名当班回收员中综合最优"
                .formatted(candidate.metres() / 1_000, candidate.jobs(), candidates.size());
        return Optional.of(give(booking, locked, step.note(reason)));
      }
    }
    return Optional.empty();
  }

  private List<Candidate> candidates(Booking booking) {
    var declined =
        jobs.findOf(booking.id).stream()
            .filter(job -> job.declined(booking))
            .map(CollectorJobRow::collectorId)
            .collect(Collectors.toSet());
    var onDuty =
        collectors.findOnDuty(booking.district).stream()
            .filter(collector -> !declined.contains(collector.accountId()))
            .filter(collector -> !booking.isAssignedTo(collector.accountId()))
            .toList();
    var ids = onDuty.stream().map(CollectorRow::accountId).toList();
    var allowed = accounts.holding(ids, Role.COLLECTOR, booking.areaPath());
    if (allowed.isEmpty()) {
      return List.of();
    }
    var day = BusinessTime.dayOf(booking.startsAt);
    var work =
        bookings
            .findStops(allowed, BusinessTime.startOf(day), BusinessTime.startOf(day.plusDays(1)))
            .stream()
            .collect(Collectors.groupingBy(job -> Objects.requireNonNull(job.collectorId)));
    var homes = new HashMap<Long, Wgs84>();
    return onDuty.stream()
        .filter(collector -> allowed.contains(collector.accountId()))
        .map(
            collector ->
                candidate(
                    booking,
                    collector,
                    homes.computeIfAbsent(collector.home(booking), this::place),
                    work.getOrDefault(collector.accountId(), List.of())))
        .sorted(
            Comparator.comparingDouble(Candidate::cost)
                .thenComparingLong(candidate -> candidate.collector().accountId()))
        .toList();
  }

  private static Candidate candidate(
      Booking booking, CollectorRow collector, Wgs84 home, List<Booking> work) {
    var place = booking.place().orElse(home);
    double metres =
        Stream.concat(
                Stream.of(home),
                work.stream()
                    .filter(job -> job.startsAt.equals(booking.startsAt))
                    .flatMap(job -> job.place().stream()))
            .mapToDouble(place::metresTo)
            .min()
            .orElseThrow();
    return new Candidate(collector, work.size(), metres);
  }

  private Wgs84 place(long stationId) {
    return stations.find(stationId).orElseThrow().place();
  }
}
