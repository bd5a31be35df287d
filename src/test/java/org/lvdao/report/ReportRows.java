package org.lvdao.report;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.Datum;
import org.lvdao.area.Position;
import org.lvdao.kernel.Ids;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.outbox.Outbox;
import org.lvdao.report.workflow.ReportStatus;

/** Puts cases straight into the table, with the event every step publishes. */
@Singleton
@Requires(env = "test")
public class ReportRows {
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

  /** What tests of other packages set of a case. */
  public static final class Row {
    private final Report report;

    private Row(Report report) {
      this.report = report;
    }

    public long id() {
      return report.id;
    }

    public String caseNo() {
      return report.caseNo;
    }

    public String district() {
      return report.district;
    }

    public Row caseNo(String caseNo) {
      report.caseNo = caseNo;
      return this;
    }

    public Row area(String district, @Nullable String subdistrict) {
      report.district = district;
      report.subdistrict = subdistrict;
      return this;
    }

    public Row category(String category) {
      report.category = category;
      return this;
    }

    public Row unit(String unit) {
      report.unit = unit;
      return this;
    }

    public Row description(String description) {
      report.description = description;
      return this;
    }

    public Row at(double lat, double lon) {
      report.moveTo(new Position(lat, lon, Datum.WGS84, null));
      return this;
    }

    public Row status(ReportStatus status) {
      report.status = status;
      return this;
    }

    public Row submitted(Instant at) {
      report.submittedAt = at;
      return this;
    }

    public Row deadline(Instant deadline) {
      report.deadline = deadline;
      return this;
    }

    public Row closed(Instant at) {
      report.closedAt = at;
      return this;
    }

    public Row reworked() {
      report.reworkCount++;
      return this;
    }
  }

  /** A case of today in Tianqiao's triage queue, as the change makes it. */
  public Row put(Consumer<Row> change) {
    return new Row(add(report -> change.accept(new Row(report))));
  }

  /** As {@link #put}, and nobody is told. */
  public Row putSilently(Consumer<Row> change) {
    return transactions.write(() -> new Row(save(report -> change.accept(new Row(report)))));
  }

  public void alter(long id, Consumer<Row> change) {
    change(id, report -> change.accept(new Row(report)));
  }

  /** As {@link #alter}, and nobody is told. */
  public void alterSilently(long id, Consumer<Row> change) {
    transactions.write(() -> update(id, report -> change.accept(new Row(report))));
  }

  Report add(Consumer<Report> change) {
    return transactions.write(
        () -> {
          var report = save(change);
          outbox.publish(new ReportEvent(report.id, report.version, "submit"));
          return report;
        });
  }

  private Report save(Consumer<Report> change) {
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
    return reports.save(report);
  }

  Report change(long id, Consumer<Report> change) {
    return transactions.write(
        () -> {
          var updated = update(id, change);
          outbox.publish(new ReportEvent(id, updated.version, "change"));
          return updated;
        });
  }

  private Report update(long id, Consumer<Report> change) {
    var report = reports.findById(id).orElseThrow();
    change.accept(report);
    report.updatedAt = clock.instant();
    return reports.update(report);
  }
}
