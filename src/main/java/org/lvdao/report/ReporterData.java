package org.lvdao.report;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.InstantSource;
import org.lvdao.account.PersonalArchive;
import org.lvdao.account.PersonalData;
import org.lvdao.platform.jobs.DueWork;

/**
 * The cases of a resident. One that is being worked on, or waits for its look-back (回头看), goes on
 * without its reporter, and loses what they said and showed when that is over.
 */
@Singleton
class ReporterData implements PersonalData {
  private final ReportRepository reports;
  private final ErasureRepository erasures;
  private final ReporterErasure erasure;
  private final ReportExport export;
  private final DueWork work;
  private final InstantSource clock;

  ReporterData(
      ReportRepository reports,
      ErasureRepository erasures,
      ReporterErasure erasure,
      ReportExport export,
      DueWork work,
      InstantSource clock) {
    this.reports = reports;
    this.erasures = erasures;
    this.erasure = erasure;
    this.export = export;
    this.work = work;
    this.clock = clock;
  }

  @Override
  public void export(long accountId, PersonalArchive archive) throws IOException {
    export.addTo(archive, accountId);
  }

  @Override
  public void erase(long accountId) {
    for (var report : reports.lockReportedBy(accountId)) {
      var nobodys = erasure.unlink(report);
      if (erasure.isDone(nobodys)) {
        erasure.eraseContent(nobodys);
      } else {
        erasures.save(new ErasureRow(nobodys.id, clock.instant()));
      }
    }
  }

  /** Returns on how many cases this node finished. */
  @Scheduled(fixedDelay = "10m", initialDelay = "1m")
  int finish() {
    return work.run("Erasure of cases", erasures::findDone, this::finish);
  }

  private boolean finish(long id) {
    var report = reports.findById(id).orElse(null);
    if (report == null || !erasure.isDone(report)) {
      return false;
    }
    erasure.eraseContent(report);
    return erasures.delete(id) == 1;
  }
}
