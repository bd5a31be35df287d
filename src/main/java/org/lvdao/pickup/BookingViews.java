package org.lvdao.pickup;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Cursor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Page;
import org.lvdao.pickup.BookingPhotoRow.Purpose;
import org.lvdao.pickup.BookingView.Need;
import org.lvdao.pickup.BookingView.VisitView;
import org.lvdao.pickup.catalogue.Catalogue;
import org.lvdao.pickup.catalogue.PriceList;
import org.lvdao.pickup.catalogue.Unit;
import org.lvdao.pickup.slot.SlotView;
import org.lvdao.pickup.slot.Slots;
import org.lvdao.pickup.workflow.BookingAction;
import org.lvdao.pickup.workflow.BookingStatus;
import org.lvdao.pickup.workflow.BookingWorkflow;

/** Bookings as their residents see them. */
@Singleton
class BookingViews {
  private static final int NEXT_SLOTS = 3;

  private final BookingRepository bookings;
  private final BookingItemRepository items;
  private final BookingPhotos photos;
  private final Catalogue catalogue;
  private final Visits visits;
  private final Slots slots;
  private final CutOffs cutOffs;
  private final InstantSource clock;

  BookingViews(
      BookingRepository bookings,
      BookingItemRepository items,
      BookingPhotos photos,
      Catalogue catalogue,
      Visits visits,
      Slots slots,
      CutOffs cutOffs,
      InstantSource clock) {
    this.bookings = bookings;
    this.items = items;
    this.photos = photos;
    this.catalogue = catalogue;
    this.visits = visits;
    this.slots = slots;
    this.cutOffs = cutOffs;
    this.clock = clock;
  }

  /** The booking, if it is the actor's. */
  Booking own(Actor actor, Booking booking) {
    if (!booking.isBookedBy(actor.accountId())) {
      throw DomainError.notFound();
    }
    return booking;
  }

  /**
   * @throws DomainError {@code not-found}, also for another's
   */
  Booking read(Actor actor, long id) {
    return own(actor, bookings.findById(id).orElseThrow(DomainError::notFound));
  }

  /** One's own, the newest first. */
  Page<BookingView> mine(Actor actor, @Nullable String cursor, int limit) {
    var before = Cursor.beforeId(cursor);
    var page =
        Page.cut(
            bookings.findOf(actor.accountId(), before, limit + 1),
            limit,
            booking -> Cursor.of(booking.id));
    return new Page<>(views(actor, page.items(), false), page.nextCursor());
  }

  /** With where the collector comes. */
  BookingView full(Actor actor, Booking booking) {
    return views(actor, List.of(booking), true).getFirst();
  }

  /** Without where the collector comes: for answers that are kept for retries. */
  BookingView kept(Actor actor, Booking booking) {
    return views(actor, List.of(booking), false).getFirst();
  }

  private List<BookingView> views(Actor actor, List<Booking> found, boolean withVisit) {
    if (found.isEmpty()) {
      return List.of();
    }
    var ids = found.stream().map(booking -> booking.id).toList();
    var itemsOf =
        items.find(ids).stream().collect(Collectors.groupingBy(BookingItemRow::bookingId));
    var shownOf = photos.of(ids);
    var lists = new HashMap<Long, PriceList>();
    return found.stream()
        .map(
            booking ->
                view(
                    actor,
                    booking,
                    itemViews(
                        lists.computeIfAbsent(booking.priceListId, catalogue::list),
                        itemsOf.getOrDefault(booking.id, List.of()),
                        shownOf.getOrDefault(booking.id, List.of())),
                    shownOf.getOrDefault(booking.id, List.of()),
                    withVisit ? visit(booking) : null))
        .toList();
  }

  private BookingView view(
      Actor actor,
      Booking booking,
      List<BookingView.Item> itemViews,
      List<BookingPhotos.Shown> shown,
      @Nullable VisitView visit) {
    boolean held = booking.status == BookingStatus.HELD;
    boolean missed = booking.missedAt != null && booking.status.awaitsVisit();
    return new BookingView(
        Long.toString(booking.id),
        booking.bookingNo,
        booking.status,
        booking.status.label(),
        !held ? null : booking.fee > 0 ? Need.PAYMENT : Need.CONFIRMATION,
        held ? booking.dueAt : null,
        Long.toString(booking.stationId),
        Long.toString(booking.slotId),
        booking.startsAt,
        booking.endsAt,
        new BookingView.Estimate(
            Long.toString(booking.priceListId), booking.estimatePay, booking.fee),
        itemViews,
        visit,
        booking.noShowReason,
        shown.stream()
            .filter(photo -> photo.purpose() == Purpose.NO_SHOW)
            .map(BookingPhotos.Shown::photo)
            .toList(),
        missed,
        missed ? nextSlots(booking) : List.of(),
        BookingWorkflow.allowed(booking, actor).stream()
            .filter(action -> cutOffs.allow(booking, action))
            .filter(action -> !(held && booking.fee > 0 && action == BookingAction.CONFIRM))
            .map(BookingAction::code)
            .toList(),
        booking.createdAt);
  }

  private List<SlotView> nextSlots(Booking booking) {
    return slots.nextFree(booking.stationId, clock.instant(), booking.bulky, NEXT_SLOTS).stream()
        .map(SlotView::of)
        .toList();
  }

  private static List<BookingView.Item> itemViews(
      PriceList list, List<BookingItemRow> rows, List<BookingPhotos.Shown> shown) {
    return rows.stream()
        .map(
            row -> {
              var price = list.find(row.item()).orElseThrow();
              boolean weighed = price.unit() == Unit.KG;
              return new BookingView.Item(
                  price.code(),
                  price.name(),
                  price.unit(),
                  price.direction(),
                  price.pricePerUnit(),
                  weighed ? null : row.amount(),
                  weighed ? row.amount() : null,
                  price.amountFen(row.amount()),
                  shown.stream()
                      .filter(photo -> photo.purpose() == Purpose.ITEM)
                      .filter(photo -> price.code().equals(photo.itemCode()))
                      .map(BookingPhotos.Shown::photo)
                      .toList());
            })
        .toList();
  }

  private @Nullable VisitView visit(Booking booking) {
    return visits
        .open(booking)
        .map(
            visit ->
                new VisitView(
                    visit.address(),
                    booking.givenPosition(),
                    new Contact(visit.name(), visit.phone()),
                    visit.note()))
        .orElse(null);
  }
}
