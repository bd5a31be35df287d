package org.lvdao.report;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Set;
import org.lvdao.kernel.ResidentActivity;

/** Whose reports were taken seriously. */
@Singleton
class ActiveReporters implements ResidentActivity {
  private final ReportRepository reports;

  ActiveReporters(ReportRepository reports) {
    this.reports = reports;
  }

  @Override
  public Kind kind() {
    return Kind.REPORT;
  }

  @Override
  public Set<Long> accounts(String district, Instant from, Instant until) {
    return Set.copyOf(reports.findReportersIn(district, from, until));
  }
}
