package org.lvdao.report;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Cursor;
import org.lvdao.kernel.Page;
import org.lvdao.report.category.Categories;
import org.lvdao.report.category.CategoryNames;
import org.lvdao.report.workflow.CaseStaff;

/** The closed cases that somebody has to look at again (回头看). */
@Singleton
class LookBacks {
  private final ReportRepository reports;
  private final CaseParts parts;
  private final Categories categories;
  private final InstantSource clock;

  LookBacks(ReportRepository reports, CaseParts parts, Categories categories, InstantSource clock) {
    this.reports = reports;
    this.parts = parts;
    this.categories = categories;
    this.clock = clock;
  }

  /** A look-back that is due. */
  @Serdeable
  record Task(
      String id,
      String caseNo,
      String category,
      String categoryName,
      ReportView.AreaView area,
      String description,
      @Nullable String address,
      @Nullable Instant closedAt,
      Instant due) {}

  Page<Task> due(Actor actor, @Nullable String cursor, int limit) {
    var after = Cursor.decode(cursor, 2);
    var scope = CaseStaff.Scope.of(actor);
    var rows =
        reports.findLookBacks(
            scope.everywhere(),
            CaseStaff.orNone(scope.districts()),
            CaseStaff.orNone(scope.subdistricts()),
            clock.instant(),
            after == null ? Instant.EPOCH : Instant.ofEpochMilli(after.number(0)),
            after == null ? 0 : after.number(1),
            limit + 1);
    var names = categories.names();
    return Page.cut(rows, limit, report -> Cursor.of(due(report).toEpochMilli(), report.id))
        .map(report -> task(report, names));
  }

  private Task task(Report report, CategoryNames names) {
    return new Task(
        Long.toString(report.id),
        report.caseNo,
        report.category,
        names.of(report.district, report.category),
        parts.area(report),
        report.description,
        report.address,
        report.closedAt,
        due(report));
  }

  private static Instant due(Report report) {
    return Objects.requireNonNull(report.lookBackDue);
  }
}
