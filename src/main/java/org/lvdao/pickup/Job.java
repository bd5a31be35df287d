package org.lvdao.pickup;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.Position;
import org.lvdao.pickup.catalogue.Price;
import org.lvdao.pickup.workflow.BookingStatus;

/**
 * A job of a collector, as {@link JobState} and with where to go and whom to ask for, which is null
 * once somebody was there.
 *
 * @param bulky whether there is bulky waste (大件垃圾)
 * @param note words of the resident; null also without any
 * @param givenPosition as the resident's phone gave it
 * @param photos what the resident showed of the items; none once somebody was there
 * @param priceListId of the prices that hold for it
 * @param feeFen what the resident pays for it, in 分
 */
@Serdeable
record Job(
    String bookingId,
    String bookingNo,
    BookingStatus status,
    String statusName,
    Instant start,
    Instant end,
    @Nullable Instant assignedAt,
    @Nullable Instant departedAt,
    @Nullable Instant arrivedAt,
    @Nullable Instant weighedAt,
    @Nullable Instant noShowAt,
    @Nullable NoShowReason noShowReason,
    boolean missed,
    List<String> allowedActions,
    long version,
    boolean bulky,
    @Nullable String address,
    @Nullable Contact contact,
    @Nullable String note,
    @Nullable Position givenPosition,
    @Nullable Position position,
    List<JobItem> items,
    List<BookingPhotos.Shown> photos,
    String priceListId,
    long feeFen) {

  Job(
      JobState state,
      boolean bulky,
      @Nullable String address,
      @Nullable Contact contact,
      @Nullable String note,
      @Nullable Position givenPosition,
      @Nullable Position position,
      List<JobItem> items,
      List<BookingPhotos.Shown> photos,
      String priceListId,
      long feeFen) {
    this(
        state.bookingId(),
        state.bookingNo(),
        state.status(),
        state.statusName(),
        state.start(),
        state.end(),
        state.assignedAt(),
        state.departedAt(),
        state.arrivedAt(),
        state.weighedAt(),
        state.noShowAt(),
        state.noShowReason(),
        state.missed(),
        state.allowedActions(),
        state.version(),
        bulky,
        address,
        contact,
        note,
        givenPosition,
        position,
        items,
        photos,
        priceListId,
        feeFen);
  }

  /** Keeps it out of logs. */
  @Override
  public String toString() {
    return "Job[" + bookingNo + "]";
  }

  /** The prices some of the jobs have. */
  @Serdeable
  record Prices(String id, List<Price> prices) {}

  /**
   * All that a phone needs without network.
   *
   * @param items what is to be done in the order of visiting, then what was done today
   */
  @Serdeable
  record Day(List<Job> items, List<Prices> priceLists) {}
}
