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
  public record Verified(long reporterId, String caseNo, Instant submittedAt) {}

  /** Empty when it is none, or its reporter has been erased. */
  public Optional<Verified> find(long reportId) {
    return reports
        .findById(reportId)
        .filter(report -> report.status == ReportStatus.CLOSED && report.reporterId != null)
        .map(report -> new Verified(report.reporterId, report.caseNo, report.submittedAt));
  }
}
