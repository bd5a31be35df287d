package org.lvdao.report;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.lvdao.area.Datum;
import org.lvdao.area.Position;
import org.lvdao.kernel.Ids;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.outbox.Outbox;

/** Puts cases straight into the table, with the event every step publishes. */
@Singleton
@Requires(env = "test")
class ReportRows {
  private static final AtomicLong NUMBERS = new AtomicLong(System.nanoTime() % 1_000_000);

  private final ReportRepository reports;
  private final Outbox outbox;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  ReportRows(
      ReportRepository reports,
      Outbox outbox,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.reports = reports;
    this.outbox = outbox;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /** A case of today in Tianqiao's triage queue, as the change makes it. */
  Report add(Consumer<Report> change) {
    return transactions.write(
        () -> {
          var now = clock.instant();
          var report = new Report();
          report.id = ids.next();
          report.caseNo = "XX-20261121-%06d".formatted(NUMBERS.incrementAndGet());
          report.district = "tianqiao";
          report.category = "household";
          report.description = "路边有垃圾";
          report.moveTo(new Position(36.68, 116.98, Datum.WGS84, null));
          report.submittedAt = now;
          report.termStartedAt = now;
          report.deadline = now.plus(Duration.ofDays(1));
          report.warnAt = now.plus(Duration.ofHours(20));
          report.updatedAt = now;
          change.accept(report);
          reports.save(report);
          outbox.publish(new ReportEvent(report.id, report.version, "submit"));
          return report;
        });
  }

  Report change(long id, Consumer<Report> change) {
    return transactions.write(
        () -> {
          var report = reports.findById(id).orElseThrow();
          change.accept(report);
          report.updatedAt = clock.instant();
          var updated = reports.update(report);
          outbox.publish(new ReportEvent(id, updated.version, "change"));
          return updated;
        });
  }
}
