package org.lvdao.report;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.Position;
import org.lvdao.photo.PhotoView;
import org.lvdao.report.workflow.ReportStatus;

/**
 * A case as residents see it: their own in full, another's without the person, the words of staff,
 * and, while it is open, without the exact place.
 *
 * @param position as the phone gave it; for others, WGS-84 and not finer than 50 m while open
 * @param description null for others until it has passed the check of its words
 * @param address as the description, and null for others while open
 * @param deadlineAssumed whether the deadline lies past the last year whose holidays are known
 * @param photos those that others may see, once they have passed their check or staff decided; all
 *     to the reporter
 * @param supports voices besides the reporter's
 * @param allowedActions what the reader may do next, each the last segment of the path to POST to,
 *     such as {@code comments}
 */
@Serdeable
record ReportView(
    String id,
    String caseNo,
    ReportStatus status,
    String statusName,
    String category,
    String categoryName,
    AreaView area,
    @Nullable String description,
    @Nullable String address,
    Position position,
    Instant submittedAt,
    @Nullable Instant occurredAt,
    Instant deadline,
    boolean deadlineAssumed,
    @Nullable Instant closedAt,
    List<CasePhoto> photos,
    List<HistoryEntry> history,
    long supports,
    boolean supportedByMe,
    boolean mine,
    @Nullable Boolean anonymous,
    @Nullable String contactPhone,
    @Nullable RatingView rating,
    @Nullable String duplicateOf,
    List<String> allowedActions) {

  /**
   * Where a case belongs.
   *
   * @param code subdistrict, or the district itself while the case waits in its triage queue
   */
  @Serdeable
  record AreaView(String code, String name, String district) {}

  /** A photo of the case and what it shows. */
  @Serdeable
  record CasePhoto(
      String id, int width, int height, PhotoView.Links links, ReportPhotoRow.Purpose purpose) {}

  /**
   * A step of the case.
   *
   * @param by the role that took it
   * @param note the words that went with it, when the reader may see them
   */
  @Serdeable
  record HistoryEntry(
      Instant at,
      String action,
      String actionName,
      String by,
      @Nullable ReportStatus from,
      ReportStatus to,
      @Nullable String note) {}

  @Serdeable
  record RatingView(int stars, boolean resolved, Instant at) {}
}
