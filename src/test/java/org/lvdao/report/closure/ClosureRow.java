package org.lvdao.report.closure;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lvdao.report.workflow.ReportStatus;

/** A case as a test puts it into the table. */
final class ClosureRow {
  long id;
  String caseNo = "";
  String district = "";
  @Nullable String subdistrict;
  String category = "";
  ReportStatus status = ReportStatus.SUBMITTED;
  @Nullable String unit;
  Instant submittedAt = Instant.EPOCH;
  @Nullable Instant acceptedAt;
  Instant deadline = Instant.EPOCH;
  @Nullable Instant suspendedAt;
  @Nullable Instant handledAt;
  @Nullable Instant rejectedAt;
  @Nullable Instant closedAt;
  int reworkCount;
  int reopenCount;
  @Nullable Long duplicateOf;
  @Nullable Instant ratedAt;
  @Nullable Integer ratingStars;
  @Nullable Boolean ratingResolved;
  Instant updatedAt = Instant.EPOCH;
  long version;
}
