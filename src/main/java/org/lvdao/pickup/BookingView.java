package org.lvdao.pickup;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.Position;
import org.lvdao.photo.PhotoView;
import org.lvdao.pickup.catalogue.Direction;
import org.lvdao.pickup.catalogue.Unit;
import org.lvdao.pickup.slot.SlotView;
import org.lvdao.pickup.workflow.BookingStatus;

/**
 * A booking as its resident sees it.
 *
 * @param start of the window in which the collector comes
 * @param waitsFor what the resident has to do for it to go on; null for nothing
 * @param waitsUntil when it expires without that; null for nothing
 * @param visit where the collector comes; only when one booking is read or changed, and null once
 *     it was erased
 * @param noShowReason why the collector, who came, could not collect; null unless that is so
 * @param noShowPhotos what shows it
 * @param missed whether nobody came in the window; then {@code nextSlots} are the next that are
 *     free
 * @param allowedActions what the resident can do now
 */
@Serdeable
record BookingView(
    String id,
    String bookingNo,
    BookingStatus status,
    String statusName,
    @Nullable Need waitsFor,
    @Nullable Instant waitsUntil,
    String stationId,
    String slotId,
    Instant start,
    Instant end,
    Estimate estimate,
    List<Item> items,
    @Nullable VisitView visit,
    @Nullable NoShowReason noShowReason,
    List<PhotoView> noShowPhotos,
    boolean missed,
    List<SlotView> nextSlots,
    List<String> allowedActions,
    Instant createdAt) {

  /** What a booking waits for. */
  enum Need {
    /** Of the fee. */
    PAYMENT,
    /** That somebody will be there. */
    CONFIRMATION
  }

  /**
   * What it comes to, if there is what the resident said; in 分.
   *
   * @param priceListId the prices, which are this booking's whatever comes
   * @param payFen the resident gets
   * @param feeFen the resident pays
   */
  @Serdeable
  record Estimate(String priceListId, long payFen, long feeFen) {}

  /**
   * Something to collect.
   *
   * @param pricePerUnit in 分 for a kilogram or a piece
   * @param quantity pieces, of what is priced by the piece
   * @param estimatedWeight grams, of what is priced by the kilogram
   * @param amountFen what it comes to, in 分
   */
  @Serdeable
  record Item(
      String itemCode,
      String name,
      Unit unit,
      Direction direction,
      long pricePerUnit,
      @Nullable Long quantity,
      @Nullable Long estimatedWeight,
      long amountFen,
      List<PhotoView> photos) {}

  /** Where the collector comes and whom they ask for. */
  @Serdeable
  record VisitView(String address, Position position, Contact contact, @Nullable String note) {}
}
