package org.lvdao.report;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.lvdao.message.ReporterActivity;

/** Which residents reported something. */
@Singleton
class ReportingResidents implements ReporterActivity {
  private final ReportRepository reports;

  ReportingResidents(ReportRepository reports) {
    this.reports = reports;
  }

  @Override
  public Set<Long> reportedSince(Collection<Long> accountIds, Instant since) {
    return accountIds.isEmpty() ? Set.of() : Set.copyOf(reports.findReporters(accountIds, since));
  }
}
