package org.lvdao.points.earning;

import jakarta.inject.Singleton;
import java.util.List;
import org.lvdao.platform.outbox.OutboxHandler;
import org.lvdao.points.Source;
import org.lvdao.report.ReportVerifiedEvent;
import org.lvdao.report.VerifiedReports;

/** Thanks who reported what a verifier found to be real, once for each case. */
@Singleton
class ReportAwards implements OutboxHandler<ReportVerifiedEvent> {
  private final VerifiedReports reports;
  private final Awards awards;

  ReportAwards(VerifiedReports reports, Awards awards) {
    this.reports = reports;
    this.awards = awards;
  }

  @Override
  public String name() {
    return "points-report-award";
  }

  @Override
  public Class<ReportVerifiedEvent> eventType() {
    return ReportVerifiedEvent.class;
  }

  @Override
  public void handle(List<ReportVerifiedEvent> events) {
    events.forEach(event -> give(event.reportId()));
  }

  private void give(long reportId) {
    reports
        .find(reportId)
        .ifPresent(
            report ->
                awards.give(
                    new Source("report", Long.toString(reportId)),
                    report.reporterId(),
                    report.submittedAt(),
                    EarningRules.Awards::report,
                    "上报核实奖励"));
  }
}
