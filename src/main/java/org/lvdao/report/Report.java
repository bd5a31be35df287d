package org.lvdao.report;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Version;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.Datum;
import org.lvdao.area.Position;
import org.lvdao.area.Wgs84;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.DomainError;
import org.lvdao.report.workflow.ReportStatus;
import org.lvdao.report.workflow.Workflow;

/**
 * A case (案件): one report of illegal dumping and what became of it. Written only by {@link
 * ReportSteps}, which adds a history row and an event to every change.
 */
@MappedEntity("report")
@Introspected(accessKind = Introspected.AccessKind.FIELD, visibility = Introspected.Visibility.ANY)
class Report implements Workflow.Case {
  @Id long id;
  String caseNo = "";
  String district = "";

  /** Null while the case waits in the district's triage queue for an area. */
  @Nullable String subdistrict;

  String category = "";
  String description = "";
  @Nullable String address;

  /** WGS-84 degrees. */
  double lat;

  double lon;

  /** As the phone gave it. */
  double givenLat;

  double givenLon;
  Datum givenDatum = Datum.WGS84;

  /** Metres; null when the phone did not say. */
  @Nullable Double accuracy;

  long gridCell;

  /** Null after the reporter's data were erased. */
  @Nullable Long reporterId;

  boolean anonymous;
  byte @Nullable [] contactPhone;
  byte @Nullable [] contactPhoneIndex;
  @Nullable Instant occurredAt;
  ReportStatus status = ReportStatus.SUBMITTED;

  /** The responsible unit (责任单位); null before the first dispatch. */
  @Nullable String unit;

  Instant submittedAt = Instant.EPOCH;
  @Nullable Instant acceptedAt;
  Instant termStartedAt = Instant.EPOCH;
  Instant deadline = Instant.EPOCH;
  boolean deadlineAssumed;
  Instant warnAt = Instant.EPOCH;
  @Nullable Instant warnedAt;
  @Nullable Instant overdueAt;
  @Nullable Instant nextCheckAt;
  @Nullable Instant suspendedAt;
  @Nullable Instant handledAt;
  @Nullable Long handledBy;
  @Nullable Instant rejectedAt;
  @Nullable Instant closedAt;
  @Nullable Long closedBy;
  int reworkCount;
  int reopenCount;

  /** Since when it has ended, while it is known who reported it. */
  @Nullable Instant endedAt;

  @Nullable Long duplicateOf;
  @Nullable Instant lookBackDue;
  @Nullable Instant lookBackAt;
  @Nullable Instant ratedAt;
  @Nullable Integer ratingStars;
  @Nullable Boolean ratingResolved;

  /** Whether others may read its words only once they passed; never changes. */
  boolean contentCheck;

  Instant updatedAt = Instant.EPOCH;
  @Version long version;

  Wgs84 point() {
    return new Wgs84(lat, lon);
  }

  Position givenPosition() {
    return new Position(givenLat, givenLon, givenDatum, accuracy);
  }

  void moveTo(Position position) {
    var point = Wgs84.of(position);
    lat = point.lat();
    lon = point.lon();
    givenLat = position.lat();
    givenLon = position.lon();
    givenDatum = position.datum();
    accuracy = position.accuracy();
    gridCell = GridCell.of(point);
  }

  @Override
  public ReportStatus status() {
    return status;
  }

  @Override
  public @Nullable String unit() {
    return unit;
  }

  @Override
  public AreaPath areaPath() {
    var path = AreaPath.ofDistrict(district);
    return subdistrict == null ? path : path.child(subdistrict);
  }

  /**
   * That the state forbids an action.
   *
   * @param allowed what the asker may do instead
   */
  DomainError actionNotAllowed(List<String> allowed) {
    return DomainError.of(ReportProblem.ACTION_NOT_ALLOWED)
        .with("caseStatus", status.name())
        .with("caseStatusName", status.label())
        .with("allowedActions", allowed);
  }

  /** What somebody withdrew is nobody else's business. */
  boolean isShownTo(long accountId) {
    return status != ReportStatus.WITHDRAWN || isReportedBy(accountId);
  }

  @Override
  public boolean isReportedBy(long accountId) {
    return reporterId != null && reporterId == accountId;
  }

  @Override
  public boolean wasHandledBy(long accountId) {
    return handledBy != null && handledBy == accountId;
  }
}
