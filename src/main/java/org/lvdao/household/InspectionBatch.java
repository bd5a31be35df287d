package org.lvdao.household;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an inspector saw in bags before they were delivered, in any order.
 *
 * @param inspections each has an outcome of its own
 */
@Serdeable
record InspectionBatch(@NotNull @Size(min = 1, max = MOST) List<@NotNull Inspection> inspections) {
  static final int MOST = 200;

  /**
   * One bag. One that lacks what is required is rejected by itself.
   *
   * @param eventId required; 1 to 64 characters that the inspector's phone never uses for another
   * @param card required; the number of a card, or what a member's QR holds
   * @param at required; when the bag was looked into
   * @param grade required; code of the grade
   * @param note why the grade is what it is, for the household to read
   * @param photoId of a photo uploaded before; one that is not there is left out
   */
  @Serdeable
  record Inspection(
      @Nullable String eventId,
      @Nullable String card,
      @Nullable Instant at,
      @Nullable String grade,
      @Nullable String note,
      @Nullable String photoId) {

    /** As a delivery of nothing, which is read and kept in the same way. */
    DeliveryEvent asEvent() {
      return new DeliveryEvent(eventId, card, at, 0L, grade, note, null, photoId);
    }
  }

  /**
   * What became of one.
   *
   * @param eventId as it was told; empty when it had none
   * @param deliveryId whose grade it became; null while it waits for one
   * @param reason of REJECTED a code
   */
  @Serdeable
  record Outcome(
      String eventId, Status status, @Nullable String deliveryId, @Nullable String reason) {
    /** How it went. */
    enum Status {
      ACCEPTED,
      /** It was told before. */
      DUPLICATE,
      /** It cannot be used, and is not kept. */
      REJECTED
    }
  }

  /**
   * What became of them.
   *
   * @param results in the order of the inspections
   */
  @Serdeable
  record Outcomes(List<Outcome> results) {}
}
