package org.lvdao.pickup;

import static java.util.stream.Collectors.groupingBy;

import io.micronaut.core.type.Argument;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lvdao.account.StaffAccounts;
import org.lvdao.kernel.Actor;
import org.lvdao.pickup.catalogue.Catalogue;
import org.lvdao.pickup.catalogue.PriceList;
import org.lvdao.pickup.workflow.BookingAction;
import org.lvdao.pickup.workflow.BookingParty;
import org.lvdao.pickup.workflow.BookingStatus;
import org.lvdao.pickup.workflow.BookingWorkflow;
import org.lvdao.platform.database.StoredJson;

/** Shows bookings to staff. */
@Singleton
class StaffBookingViews {
  private final BookingItemRepository items;
  private final BookingHistoryRepository history;
  private final BookingPhotos photos;
  private final Visits visits;
  private final Catalogue catalogue;
  private final StaffAccounts accounts;
  private final StoredJson json;

  StaffBookingViews(
      BookingItemRepository items,
      BookingHistoryRepository history,
      BookingPhotos photos,
      Visits visits,
      Catalogue catalogue,
      StaffAccounts accounts,
      StoredJson json) {
    this.items = items;
    this.history = history;
    this.photos = photos;
    this.visits = visits;
    this.catalogue = catalogue;
    this.accounts = accounts;
    this.json = json;
  }

  private enum Extent {
    FULL,
    LISTED,
    KEPT
  }

  /** With its history. */
  StaffBookingView full(Actor actor, Booking booking) {
    return views(actor, List.of(booking), Extent.FULL).getFirst();
  }

  /** Without history. */
  List<StaffBookingView> list(Actor actor, List<Booking> bookings) {
    return views(actor, bookings, Extent.LISTED);
  }

  /** Without what is personal: for answers that are kept for retries. */
  StaffBookingView kept(Actor actor, Booking booking) {
    return views(actor, List.of(booking), Extent.KEPT).getFirst();
  }

  private List<StaffBookingView> views(Actor actor, List<Booking> found, Extent extent) {
    if (found.isEmpty()) {
      return List.of();
    }
    var itemsOf =
        items.find(found.stream().map(booking -> booking.id).toList()).stream()
            .collect(groupingBy(BookingItemRow::bookingId));
    var names =
        accounts.displayNames(
            found.stream()
                .map(booking -> booking.collectorId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    var lists = new HashMap<Long, PriceList>();
    return found.stream()
        .map(
            booking ->
                view(
                    actor,
                    booking,
                    JobItem.of(
                        lists.computeIfAbsent(booking.priceListId, catalogue::list),
                        itemsOf.getOrDefault(booking.id, List.of())),
                    collector(booking, names),
                    extent == Extent.KEPT
                        ? null
                        : visits.open(booking).map(StaffBookingView.Contact::of).orElse(null),
                    extent == Extent.FULL ? steps(booking) : List.of(),
                    extent == Extent.FULL
                        ? photos.of(List.of(booking.id)).getOrDefault(booking.id, List.of())
                        : List.of()))
        .toList();
  }

  private static StaffBookingView.@Nullable Collector collector(
      Booking booking, Map<Long, String> names) {
    return booking.collectorId == null
        ? null
        : new StaffBookingView.Collector(
            Long.toString(booking.collectorId), names.get(booking.collectorId));
  }

  private StaffBookingView view(
      Actor actor,
      Booking booking,
      List<JobItem> wanted,
      StaffBookingView.@Nullable Collector collector,
      StaffBookingView.@Nullable Contact contact,
      List<StaffBookingView.HistoryEntry> steps,
      List<BookingPhotos.Shown> shown) {
    return new StaffBookingView(
        Long.toString(booking.id),
        booking.bookingNo,
        booking.status,
        booking.status.label(),
        booking.district,
        booking.areaPath().codes().getLast(),
        Long.toString(booking.stationId),
        booking.startsAt,
        booking.endsAt,
        booking.bulky,
        contact,
        wanted,
        booking.estimatePay,
        booking.fee,
        collector,
        StaffBookingView.DispatchState.of(booking),
        booking.assignedAt,
        booking.departedAt,
        booking.arrivedAt,
        booking.weighedAt,
        booking.noShowAt,
        booking.noShowReason,
        booking.missedAt != null,
        booking.status == BookingStatus.DISPUTED ? booking.dueAt : null,
        booking.ratingStars,
        booking.createdAt,
        steps,
        shown,
        BookingWorkflow.allowed(booking, actor).stream().map(BookingAction::code).toList(),
        booking.version);
  }

  private List<StaffBookingView.HistoryEntry> steps(Booking booking) {
    var rows = history.findByBookingIdOrderById(booking.id);
    var names =
        accounts.displayNames(
            rows.stream()
                .filter(row -> !row.actorRole().equals(BookingParty.RESIDENT.roleName()))
                .map(BookingHistoryRow::actorId)
                .filter(id -> id != Actor.SYSTEM.accountId())
                .distinct()
                .toList());
    return rows.stream().map(row -> step(row, names)).toList();
  }

  private StaffBookingView.HistoryEntry step(BookingHistoryRow row, Map<Long, String> names) {
    return new StaffBookingView.HistoryEntry(
        row.at(),
        row.happenedAt(),
        row.action(),
        Arrays.stream(BookingAction.values())
            .filter(action -> action.code().equals(row.action()))
            .findFirst()
            .orElseThrow()
            .label(),
        row.actorRole(),
        names.get(row.actorId()),
        row.fromStatus(),
        row.toStatus(),
        row.note(),
        row.details() == null
            ? Map.of()
            : json.read(row.details(), Argument.mapOf(String.class, Object.class)));
  }
}
