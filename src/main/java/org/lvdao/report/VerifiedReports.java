package org.lvdao.report;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
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
   */
  public record Verified(long reporterId, Instant submittedAt) {}

  /** Empty when it is none, or its reporter has been erased. */
  public Optional<Verified> find(long reportId) {
    var report = reports.findById(reportId).orElse(null);
    if (report == null || report.status != ReportStatus.CLOSED) {
      return Optional.empty();
    }
    var reporter = report.reporterId;
    return reporter == null
        ? Optional.empty()
        : Optional.of(new Verified(reporter, report.submittedAt));
  }
}
