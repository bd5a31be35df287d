package org.lvdao.report;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.Position;
import org.lvdao.photo.PhotoView;
import org.lvdao.report.workflow.ReportStatus;
import org.lvdao.report.workflow.RequestKind;

/**
 * A case as staff see it, with what the reader may do next.
 *
 * @param triage whether the case waits for a subdistrict
 * @param position as the phone gave it
 * @param wgs84 the same place in WGS-84
 * @param reporter null for an anonymous report, or after erasure
 * @param overdue whether the deadline has passed and the case is neither closed nor suspended
 * @param allowedActions what the reader may do next, each the last segment of the path to POST to
 */
@Serdeable
record StaffReportView(
    String id,
    String caseNo,
    ReportStatus status,
    String statusName,
    String category,
    String categoryName,
    ReportView.AreaView area,
    boolean triage,
    String description,
    @Nullable String address,
    Position position,
    Position wgs84,
    @Nullable Reporter reporter,
    boolean anonymous,
    @Nullable UnitView unit,
    Instant submittedAt,
    @Nullable Instant occurredAt,
    @Nullable Instant acceptedAt,
    Instant deadline,
    boolean deadlineAssumed,
    boolean overdue,
    @Nullable Instant suspendedAt,
    @Nullable Instant handledAt,
    @Nullable Instant closedAt,
    @Nullable Instant lookBackDue,
    int reworkCount,
    int reopenCount,
    @Nullable String duplicateOf,
    ReportView.@Nullable RatingView rating,
    long supports,
    List<StaffPhoto> photos,
    List<StaffHistoryEntry> history,
    List<RequestView> requests,
    List<String> allowedActions) {

  /**
   * @param contactPhone masked; null when none was given
   */
  @Serdeable
  record Reporter(String id, @Nullable String displayName, @Nullable String contactPhone) {}

  /**
   * A photo of the case and what it shows.
   *
   * @param shownToOthers whether others than the reporter and staff see it
   * @param found what the check found in it, such as 色情; null when nothing, or not yet
   */
  @Serdeable
  record StaffPhoto(
      String id,
      int width,
      int height,
      PhotoView.Links links,
      ReportPhotoRow.Purpose purpose,
      boolean shownToOthers,
      @Nullable String found) {}

  @Serdeable
  record UnitView(String code, String name) {}

  /**
   * @param actor display name; null for the reporter and the system
   * @param details what else changed, by name
   */
  @Serdeable
  record StaffHistoryEntry(
      Instant at,
      String action,
      String actionName,
      String by,
      @Nullable String actor,
      @Nullable ReportStatus from,
      ReportStatus to,
      @Nullable String note,
      boolean publicNote,
      Map<String, Object> details) {}

  /** A suspension, extension, reopening or publication that was asked for. */
  @Serdeable
  record RequestView(
      RequestKind kind,
      RequestRow.State state,
      String reason,
      @Nullable Instant until,
      Instant requestedAt,
      @Nullable Instant decidedAt,
      @Nullable String decisionNote) {}
}
