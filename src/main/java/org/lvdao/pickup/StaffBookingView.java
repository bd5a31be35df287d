package org.lvdao.pickup;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.pickup.workflow.BookingStatus;

/**
 * A booking as staff see it, without where exactly it is; whoever must know asks for the contact.
 *
 * @param area code of the subdistrict, else of the district
 * @param contact name and phone of whom the collector asks for, masked; null after erasure, and in
 *     the answer to a change
 * @param collector who has it; null for nobody
 * @param dispatch how far it has come on its way to a collector
 * @param missed whether nobody came in the window
 * @param decideBy until when a dispute is to be decided; null once that is over, and unless it is
 *     DISPUTED
 * @param stars of the resident's rating; null for none
 * @param history every step; only when one booking is read
 * @param photos what the resident and the collector showed; only when one booking is read
 * @param allowedActions what the reader can do now
 */
@Serdeable
record StaffBookingView(
    String id,
    String bookingNo,
    BookingStatus status,
    String statusName,
    String district,
    String area,
    String stationId,
    Instant start,
    Instant end,
    boolean bulky,
    @Nullable Contact contact,
    List<JobItem> items,
    long estimatePayFen,
    long feeFen,
    @Nullable Collector collector,
    DispatchState dispatch,
    @Nullable Instant assignedAt,
    @Nullable Instant departedAt,
    @Nullable Instant arrivedAt,
    @Nullable Instant weighedAt,
    @Nullable Instant noShowAt,
    @Nullable NoShowReason noShowReason,
    boolean missed,
    @Nullable Instant decideBy,
    @Nullable Integer stars,
    Instant createdAt,
    List<HistoryEntry> history,
    List<BookingPhotos.Shown> photos,
    List<String> allowedActions,
    long version) {

  /** How far a booking has come on its way to a collector. */
  enum DispatchState {
    /** Nobody has tried yet, or it is done with. */
    NONE,
    /** Offered to the collectors of its station. */
    OFFERED_NEAR,
    /** Offered to the collectors of the district. */
    OFFERED_WIDE,
    /** Nobody took it: a dispatcher decides. */
    LEFT,
    /** A collector has it. */
    GIVEN;

    static DispatchState of(Booking booking) {
      if (booking.collectorId != null) {
        return GIVEN;
      }
      return switch (booking.offerRound) {
        case Dispatch.NEAR -> OFFERED_NEAR;
        case Dispatch.WIDE -> OFFERED_WIDE;
        case Dispatch.LEFT -> LEFT;
        default -> NONE;
      };
    }
  }

  /** Whom the collector asks for, masked. */
  @Serdeable
  record Contact(String name, String phone) {
    private static final int SHOWN = 3;
    private static final int SHOWN_LAST = 4;

    static Contact of(Visit visit) {
      var phone = visit.phone();
      return new Contact(
          visit.name().substring(0, visit.name().offsetByCodePoints(0, 1)) + "**",
          phone.substring(0, SHOWN) + "****" + phone.substring(phone.length() - SHOWN_LAST));
    }
  }

  /** A collector. */
  @Serdeable
  record Collector(String id, @Nullable String name) {}

  /**
   * A step.
   *
   * @param happenedAt by the clock of the phone that did it
   * @param by role of whoever did it
   * @param name of the member of staff or the collector; null for others
   */
  @Serdeable
  record HistoryEntry(
      Instant at,
      Instant happenedAt,
      String action,
      String actionName,
      String by,
      @Nullable String name,
      @Nullable BookingStatus from,
      BookingStatus to,
      @Nullable String note,
      Map<String, Object> details) {}
}
