package org.lvdao.report;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lvdao.report.workflow.ReportStatus;

/** Cases of which a verifier found that they were real and are cleaned up (核查结案). */
@Singleton
public class VerifiedReports {
  private final ReportRepository reports;

  VerifiedReports(ReportRepository reports) {
    this.reports = reports;
  }

  /**
   * @param reporterId the account of who reported it
   * @param closedAt the last time
   * @param ratedAt null when the reporter gave no stars
   */
  public record Verified(
      long reporterId,
      String district,
      String caseNo,
      Instant submittedAt,
      Instant closedAt,
      @Nullable Instant ratedAt) {}

  /** Empty when it is none, or its reporter has been erased. */
  public Optional<Verified> find(long reportId) {
    var report = reports.findById(reportId).orElse(null);
    if (report == null || report.status != ReportStatus.CLOSED) {
      return Optional.empty();
    }
    var reporter = report.reporterId;
    return reporter == null
        ? Optional.empty()
        : Optional.of(
            new Verified(
                reporter,
                report.district,
                report.caseNo,
                report.submittedAt,
                Objects.requireNonNull(report.closedAt),
                report.ratedAt));
  }
}
