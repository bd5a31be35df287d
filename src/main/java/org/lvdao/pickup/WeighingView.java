package org.lvdao.pickup;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.pickup.catalogue.Direction;
import org.lvdao.pickup.catalogue.Unit;
import org.lvdao.pickup.workflow.BookingStatus;

/**
 * What was weighed for a booking, what it comes to, and what was paid.
 *
 * @param weighedAt by the clock of the collector's phone
 * @param confirmUntil until when the resident can dispute it; null when they cannot any more
 * @param entries in their order; a correction takes one back and adds another
 * @param payFen what the resident gets in 分: the sum of the entries of PAID items, each rounded
 *     half up to the 分
 * @param photos each with the item it shows
 * @param settlement null until it is paid
 */
@Serdeable
record WeighingView(
    String bookingId,
    String bookingNo,
    BookingStatus status,
    String statusName,
    @Nullable Instant weighedAt,
    @Nullable Instant confirmUntil,
    List<Entry> entries,
    long payFen,
    List<BookingPhotos.Shown> photos,
    @Nullable Settlement settlement) {

  /**
   * An entry.
   *
   * @param kind WEIGHED by the collector; REVERSED takes one back, ADJUSTED stands instead
   * @param pricePerUnit in 分 for a kilogram or a piece, as the booking froze it
   * @param grams of what is priced by weight; negative when taken back
   * @param pieces of what is priced by the piece
   * @param amountFen negative when taken back; the direction says who pays
   */
  @Serdeable
  record Entry(
      WeighEntryRow.Kind kind,
      String itemCode,
      String name,
      Unit unit,
      Direction direction,
      long pricePerUnit,
      @Nullable Long grams,
      @Nullable Long pieces,
      long amountFen,
      WeighIn.@Nullable ScaleReading scale,
      Instant at) {}

  /**
   * What was paid.
   *
   * @param way into the POINTS of the household, in CASH, or NONE when there was nothing to pay
   */
  @Serdeable
  record Settlement(SettlementRow.Way way, long fen, long points, Instant settledAt) {}
}
