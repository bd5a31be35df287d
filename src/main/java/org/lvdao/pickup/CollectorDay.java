package org.lvdao.pickup;

import static java.util.stream.Collectors.groupingBy;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lvdao.area.Position;
import org.lvdao.area.Wgs84;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.pickup.catalogue.Catalogue;
import org.lvdao.pickup.catalogue.PriceList;
import org.lvdao.pickup.route.VisitingOrder;
import org.lvdao.pickup.station.Stations;
import org.lvdao.pickup.workflow.BookingStatus;

/** A collector's jobs, with all their phone needs where there is no network. */
@Singleton
class CollectorDay {
  private final BookingRepository bookings;
  private final BookingItemRepository items;
  private final CollectorRegister collectors;
  private final Visits visits;
  private final BookingPhotos photos;
  private final Catalogue catalogue;
  private final Stations stations;
  private final InstantSource clock;

  CollectorDay(
      BookingRepository bookings,
      BookingItemRepository items,
      CollectorRegister collectors,
      Visits visits,
      BookingPhotos photos,
      Catalogue catalogue,
      Stations stations,
      InstantSource clock) {
    this.bookings = bookings;
    this.items = items;
    this.collectors = collectors;
    this.visits = visits;
    this.photos = photos;
    this.catalogue = catalogue;
    this.stations = stations;
    this.clock = clock;
  }

  /**
   * What is to be done, in the order of visiting: where somebody is or goes to now, then window
   * after window by a short way; then what was done today.
   */
  List<Booking> inOrder(Actor actor) {
    var today = BusinessTime.startOf(BusinessTime.dayOf(clock.instant()));
    var jobs = bookings.findJobs(actor.accountId(), today);
    var toDo = jobs.stream().filter(CollectorDay::isToDo).toList();
    var now =
        toDo.stream()
            .filter(job -> job.status != BookingStatus.ASSIGNED)
            .sorted(
                Comparator.comparing((Booking job) -> job.status == BookingStatus.EN_ROUTE)
                    .thenComparing(job -> job.startsAt)
                    .thenComparing(job -> job.id))
            .toList();
    var later =
        toDo.stream()
            .filter(job -> job.status == BookingStatus.ASSIGNED && job.place().isPresent())
            .toList();
    var ordered = new ArrayList<>(now);
    if (!later.isEmpty()) {
      var start = start(actor, jobs, now, later.getFirst());
      ordered.addAll(
          VisitingOrder.of(start, later, job -> job.startsAt, job -> job.place().orElseThrow()));
    }
    Stream.of(toDo, jobs)
        .flatMap(List::stream)
        .filter(job -> !ordered.contains(job))
        .distinct()
        .forEach(ordered::add);
    return ordered;
  }

  private static boolean isToDo(Booking job) {
    return job.status.awaitsVisit() || job.status == BookingStatus.ARRIVED;
  }

  /** Where they are going, else where they were last today, else their station. */
  private Wgs84 start(Actor actor, List<Booking> jobs, List<Booking> now, Booking next) {
    if (!now.isEmpty() && now.getLast().place().isPresent()) {
      return now.getLast().place().orElseThrow();
    }
    var station = collectors.mine(actor).stationId();
    return jobs.stream()
        .filter(job -> !isToDo(job) && lastThere(job).isAfter(Instant.EPOCH))
        .max(Comparator.comparing(CollectorDay::lastThere))
        .flatMap(Booking::place)
        .orElseGet(
            () -> stations.find(station == null ? next.stationId : station).orElseThrow().place());
  }

  private static Instant lastThere(Booking job) {
    return Stream.of(job.arrivedAt, job.weighedAt, job.noShowAt)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  Job.Day view(Actor actor, List<Booking> ordered) {
    if (ordered.isEmpty()) {
      return new Job.Day(List.of(), List.of());
    }
    var itemsOf =
        items.find(ordered.stream().map(job -> job.id).toList()).stream()
            .collect(groupingBy(BookingItemRow::bookingId));
    var shownOf =
        photos.of(ordered.stream().filter(CollectorDay::isToDo).map(job -> job.id).toList());
    var lists =
        ordered.stream()
            .map(job -> job.priceListId)
            .distinct()
            .collect(Collectors.toMap(id -> id, catalogue::list));
    return new Job.Day(
        ordered.stream().map(job -> view(actor, job, lists, itemsOf, shownOf)).toList(),
        lists.values().stream()
            .sorted(Comparator.comparingLong(PriceList::id))
            .map(list -> new Job.Prices(Long.toString(list.id()), list.prices()))
            .toList());
  }

  private Job view(
      Actor actor,
      Booking job,
      Map<Long, PriceList> lists,
      Map<Long, List<BookingItemRow>> itemsOf,
      Map<Long, List<BookingPhotos.Shown>> shownOf) {
    var list = Objects.requireNonNull(lists.get(job.priceListId));
    // Whoever has been there need not know any longer where it was.
    var visit = isToDo(job) ? visits.open(job) : Optional.<Visit>empty();
    return new Job(
        JobState.of(job, actor),
        job.bulky,
        visit.map(Visit::address).orElse(null),
        visit.map(where -> new Contact(where.name(), where.phone())).orElse(null),
        visit.map(Visit::note).orElse(null),
        visit.isEmpty() ? null : job.givenPosition(),
        visit
            .flatMap(any -> job.place())
            .map(place -> Position.of(place, job.accuracy))
            .orElse(null),
        JobItem.of(list, itemsOf.getOrDefault(job.id, List.of())),
        shownOf.getOrDefault(job.id, List.of()).stream()
            .filter(photo -> photo.purpose() == BookingPhotoRow.Purpose.ITEM)
            .toList(),
        Long.toString(job.priceListId),
        job.fee);
  }
}
