package org.lvdao.survey.aftercase;

import jakarta.inject.Singleton;
import java.util.List;
import org.lvdao.platform.outbox.OutboxHandler;
import org.lvdao.report.ReportEvent;
import org.lvdao.report.VerifiedReports;

/** Asks reporters how their cases were handled, once these are closed. */
@Singleton
class ReportOffers implements OutboxHandler<ReportEvent> {
  private final VerifiedReports reports;
  private final Offers offers;

  ReportOffers(VerifiedReports reports, Offers offers) {
    this.reports = reports;
    this.offers = offers;
  }

  @Override
  public String name() {
    return "after-case-report";
  }

  @Override
  public Class<ReportEvent> eventType() {
    return ReportEvent.class;
  }

  @Override
  public void handle(List<ReportEvent> events) {
    for (var event : events) {
      if (event.action().equals(ReportEvent.ERASE_REPORTER)) {
        offers.unlink(CaseKind.REPORT, event.reportId());
      } else if (event.closes() || event.rates()) {
        reports.find(event.reportId()).ifPresent(found -> follow(event.reportId(), found));
      }
    }
  }

  private void follow(long id, VerifiedReports.Verified found) {
    offers.follow(
        new EndedCase(
            CaseKind.REPORT,
            id,
            found.caseNo(),
            found.district(),
            found.reporterId(),
            found.closedAt(),
            found.ratedAt()));
  }
}
