package org.lvdao.report;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Cursor;
import org.lvdao.kernel.Page;
import org.lvdao.kernel.Role;
import org.lvdao.report.category.Categories;
import org.lvdao.report.workflow.CaseStaff;

/** The cases about whose words or photos a person has to decide. */
@Singleton
class Publications {
  private final RequestRepository requests;
  private final ReportRepository reports;
  private final CaseParts parts;
  private final Publication publication;
  private final Categories categories;

  Publications(
      RequestRepository requests,
      ReportRepository reports,
      CaseParts parts,
      Publication publication,
      Categories categories) {
    this.requests = requests;
    this.reports = reports;
    this.parts = parts;
    this.publication = publication;
    this.categories = categories;
  }

  /**
   * A case whose words or photos wait.
   *
   * @param id of the case, to be decided by its actions {@code publish} and {@code withhold}
   * @param reason what was found first
   * @param version of the case, for If-Match
   */
  @Serdeable
  record Doubtful(
      String id,
      String caseNo,
      String category,
      String categoryName,
      ReportView.AreaView area,
      String description,
      @Nullable String address,
      List<StaffReportView.StaffPhoto> photos,
      String reason,
      Instant since,
      long version) {}

  /** The longest waiting first. */
  Page<Doubtful> waiting(Actor actor, @Nullable String cursor, int limit) {
    var after = Cursor.decode(cursor, 1);
    var scope = CaseStaff.Scope.of(actor, Role.DISPATCHER);
    var rows =
        requests.findPublications(
            scope.everywhere(),
            CaseStaff.orNone(scope.districts()),
            CaseStaff.orNone(scope.subdistricts()),
            after == null ? 0 : after.number(0),
            limit + 1);
    var page = Page.cut(rows, limit, row -> Cursor.of(row.id()));
    var ids = page.items().stream().map(RequestRow::reportId).toList();
    var cases =
        ids.isEmpty()
            ? Map.<Long, Report>of()
            : reports.findByIdIn(ids).stream()
                .collect(Collectors.toMap(report -> report.id, Function.identity()));
    return page.map(row -> doubtful(Objects.requireNonNull(cases.get(row.reportId())), row));
  }

  private Doubtful doubtful(Report report, RequestRow row) {
    return new Doubtful(
        Long.toString(report.id),
        report.caseNo,
        report.category,
        categories.name(report.district, report.category),
        parts.area(report),
        report.description,
        report.address,
        parts.staffPhotos(report, publication.isPublic(report)),
        row.reason(),
        row.requestedAt(),
        report.version);
  }
}
