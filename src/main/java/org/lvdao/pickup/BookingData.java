package org.lvdao.pickup;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lvdao.account.PersonalArchive;
import org.lvdao.account.PersonalData;
import org.lvdao.area.Position;
import org.lvdao.photo.PhotoService;
import org.lvdao.pickup.BookingPhotoRow.Purpose;
import org.lvdao.pickup.BookingSteps.Step;
import org.lvdao.pickup.payment.Payments;
import org.lvdao.pickup.workflow.BookingAction;
import org.lvdao.pickup.workflow.BookingParty;
import org.lvdao.platform.web.Idempotency;

/**
 * The bookings of a resident. Nobody visits somebody who wants to be forgotten: what nobody has
 * come for is cancelled, and the rest goes on without them.
 */
@Singleton
class BookingData implements PersonalData {
  private final BookingRepository bookings;
  private final BookingHistoryRepository history;
  private final BookingItemRepository items;
  private final WeighEntryRepository weighed;
  private final BookingPhotoRepository photoRows;
  private final BookingSteps steps;
  private final BookingEnds ends;
  private final Visits visits;
  private final Payments payments;
  private final PhotoService photos;
  private final Idempotency idempotency;

  BookingData(
      BookingRepository bookings,
      BookingHistoryRepository history,
      BookingItemRepository items,
      WeighEntryRepository weighed,
      BookingPhotoRepository photoRows,
      BookingSteps steps,
      BookingEnds ends,
      Visits visits,
      Payments payments,
      PhotoService photos,
      Idempotency idempotency) {
    this.bookings = bookings;
    this.history = history;
    this.items = items;
    this.weighed = weighed;
    this.photoRows = photoRows;
    this.steps = steps;
    this.ends = ends;
    this.visits = visits;
    this.payments = payments;
    this.photos = photos;
    this.idempotency = idempotency;
  }

  /**
   * @param photos the resident's own, in the folder of photos
   */
  @Serdeable
  record ExportedBooking(
      String bookingNo,
      String statusName,
      Instant start,
      Instant end,
      @Nullable Visit visit,
      @Nullable Position position,
      List<ExportedItem> items,
      List<ExportedItem> weighed,
      List<String> photos,
      long estimatePayFen,
      long feeFen,
      @Nullable Long paidFen,
      @Nullable ExportedPayment payment,
      @Nullable Integer ratingStars,
      List<ExportedWords> words,
      Instant createdAt) {}

  /** What the resident wrote with a step, such as why the weights are wrong. */
  @Serdeable
  record ExportedWords(Instant at, String action, String words) {}

  /** Of the fee, in 分. */
  @Serdeable
  record ExportedPayment(
      long amountFen,
      @Nullable Long paidFen,
      @Nullable Long refundFen,
      @Nullable Instant paidAt,
      @Nullable Instant refundedAt) {}

  /**
   * @param amount grams or pieces, as the item is priced; negative where an entry was taken back
   */
  @Serdeable
  record ExportedItem(String code, long amount) {}

  @Override
  public void export(long accountId, PersonalArchive archive) throws IOException {
    archive.<Booking>list(
        "pickups",
        (last, size) -> bookings.findOf(accountId, last == null ? Long.MAX_VALUE : last.id, size),
        this::exported);
  }

  private ExportedBooking exported(Booking booking) {
    var one = List.of(booking.id);
    return new ExportedBooking(
        booking.bookingNo,
        booking.status.label(),
        booking.startsAt,
        booking.endsAt,
        visits.open(booking).orElse(null),
        booking.lat == null ? null : booking.givenPosition(),
        items.find(one).stream().map(row -> new ExportedItem(row.item(), row.amount())).toList(),
        weighed.findOf(booking.id).stream()
            .map(entry -> new ExportedItem(entry.item(), entry.amount()))
            .toList(),
        photosOf(booking, Purpose.ITEM).stream().map(PersonalArchive::photo).toList(),
        booking.estimatePay,
        booking.fee,
        booking.paidFen,
        payments
            .of(booking.id)
            .map(
                row ->
                    new ExportedPayment(
                        row.amountFen(),
                        row.paidFen(),
                        row.refundedFen(),
                        row.paidAt(),
                        row.refundedAt()))
            .orElse(null),
        booking.ratingStars,
        words(booking),
        booking.createdAt);
  }

  private List<ExportedWords> words(Booking booking) {
    return history.findByBookingIdOrderById(booking.id).stream()
        .filter(row -> row.actorRole().equals(BookingParty.RESIDENT.roleName()))
        .flatMap(
            row ->
                Stream.ofNullable(row.note())
                    .map(note -> new ExportedWords(row.at(), row.action(), note)))
        .toList();
  }

  @Override
  public void erase(long accountId) {
    for (var booking : bookings.lockOf(accountId)) {
      var left =
          booking.status.awaitsVisit()
              ? ends.end(booking, Step.bySystem(BookingAction.CANCEL), null)
              : booking;
      photos.disown(accountId, BookingItems.PHOTO_OWNER, left.id);
      // Also what collectors photographed: that was at somebody's door.
      for (var purpose : Purpose.values()) {
        forgetPhotos(left, purpose);
      }
      // Kept answers may say where to go.
      for (long collector : history.collectorsOf(left.id)) {
        idempotency.forget(collector, "/api/v1/collector/jobs/" + left.id + "/");
      }
      steps.unlinkResident(left);
    }
  }

  private void forgetPhotos(Booking booking, Purpose purpose) {
    photos.forget(photosOf(booking, purpose));
    photoRows.deleteOf(booking.id, purpose.name());
  }

  private List<Long> photosOf(Booking booking, Purpose purpose) {
    return photoRows.find(List.of(booking.id)).stream()
        .filter(row -> row.purpose() == purpose)
        .map(BookingPhotoRow::photoId)
        .toList();
  }
}
