package org.lvdao.report;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import org.lvdao.platform.jobs.DueWork;

/** Makes old cases nobody's: who reported them is not kept longer than needed (PIPL article 19). */
@Singleton
class ReporterRetention {
  private final ReportRepository reports;
  private final ReporterErasure erasure;
  private final DueWork work;
  private final ReportSettings settings;
  private final InstantSource clock;

  ReporterRetention(
      ReportRepository reports,
      ReporterErasure erasure,
      DueWork work,
      ReportSettings settings,
      InstantSource clock) {
    this.reports = reports;
    this.erasure = erasure;
    this.work = work;
    this.settings = settings;
    this.clock = clock;
  }

  /** Returns of how many cases this node took the reporter. */
  @Scheduled(fixedDelay = "1h", initialDelay = "5m")
  int unlinkOld() {
    Instant before = clock.instant().minus(settings.reporterKept());
    return work.run(
        "Reporter retention",
        size -> reports.findEnded(before, size),
        id -> {
          var report = reports.findById(id).orElse(null);
          if (report == null || report.endedAt == null || !report.endedAt.isBefore(before)) {
            return false;
          }
          erasure.unlink(report);
          return true;
        });
  }
}
