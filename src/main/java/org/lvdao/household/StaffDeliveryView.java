package org.lvdao.household;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.photo.PhotoView;

/**
 * A delivery as staff see it.
 *
 * @param sourceId the device, or the inspector's account
 * @param communityCode where it was made; null when nobody knows
 * @param card as it was read, when we know none such
 * @param clockSkewMillis how far the source's clock was ahead of ours
 * @param reason of REVIEW and REJECTED why it waited, several with commas between them, or
 *     REVERSED; of ACCEPTED what is to be said about its points
 * @param related other deliveries of the household that belong to the reason, such as the earlier
 *     one at another place, which may be paid already; null in lists
 * @param version what a decision or a grade sends as If-Match, in quotes
 */
@Serdeable
record StaffDeliveryView(
    String id,
    DeliverySource source,
    String sourceId,
    @Nullable String communityCode,
    @Nullable String card,
    @Nullable String householdId,
    Instant at,
    Instant receivedAt,
    long clockSkewMillis,
    long grams,
    @Nullable Integer fillLevel,
    @Nullable PhotoView photo,
    @Nullable String grade,
    @Nullable String gradeNote,
    DeliveryRow.State state,
    @Nullable String reason,
    long points,
    @Nullable String rule,
    @Nullable Instant decidedAt,
    @Nullable String decisionNote,
    @Nullable List<Related> related,
    long version) {

  /**
   * Another delivery of the household.
   *
   * @param sourceId the device, or the inspector's account
   * @param version what a reversal sends as If-Match, in quotes
   */
  @Serdeable
  record Related(
      String id,
      Instant at,
      String sourceId,
      long grams,
      DeliveryRow.State state,
      long points,
      long version) {
    static Related of(DeliveryRow row) {
      return new Related(
          Long.toString(row.id()),
          row.at(),
          Long.toString(row.sourceId()),
          row.grams(),
          row.state(),
          row.points(),
          row.version());
    }
  }
}
