package org.lvdao.report;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.lvdao.account.PhoneNumbers;
import org.lvdao.area.Datum;
import org.lvdao.area.Position;
import org.lvdao.kernel.Actor;
import org.lvdao.report.category.Categories;
import org.lvdao.report.category.Category;
import org.lvdao.report.support.Supports;
import org.lvdao.report.workflow.ReportAction;

/**
 * Shows cases to residents: their own in full, another's without person and, while it is open,
 * exact place; and without words and photos that did not pass.
 */
@Singleton
class ResidentViews {
  /** A thousandth of a degree: more than 50 m in either direction south of 63° N. */
  private static final double COARSE = 1000;

  private final CaseParts parts;
  private final Supports supports;
  private final Categories categories;
  private final Publication publication;
  private final PhoneNumbers phones;
  private final ReporterActions actions;

  ResidentViews(
      CaseParts parts,
      Supports supports,
      Categories categories,
      Publication publication,
      PhoneNumbers phones,
      ReporterActions actions) {
    this.parts = parts;
    this.supports = supports;
    this.categories = categories;
    this.publication = publication;
    this.phones = phones;
    this.actions = actions;
  }

  /** What stands beside the row of a case. */
  private record Beside(
      String categoryName,
      List<ReportView.CasePhoto> photos,
      List<ReportView.HistoryEntry> history,
      long supports,
      boolean supportedByMe) {}

  /** The case as the resident may see it. */
  ReportView of(Report report, Actor actor) {
    boolean mine = report.isReportedBy(actor.accountId());
    boolean readable = mine || publication.isPublic(report);
    return of(
        report,
        mine,
        readable,
        new Beside(
            categories.name(report.district, report.category),
            mine ? parts.reporterPhotos(report) : parts.publicPhotos(report, readable),
            history(parts.history(report), mine),
            supports.count(report.id),
            supports.isSupportedBy(report.id, actor.accountId())));
  }

  /** A case its reporter has just submitted: what was written need not be read again. */
  ReportView forReporter(ReportSteps.Written written, Category category) {
    return of(
        written.report(),
        true,
        true,
        new Beside(
            category.name(),
            parts.photos(written.photos()),
            history(List.of(written.history()), true),
            0,
            false));
  }

  private ReportView of(Report report, boolean mine, boolean readable, Beside beside) {
    boolean exact = mine || !report.status.isOpen();
    return new ReportView(
        Long.toString(report.id),
        report.caseNo,
        report.status,
        report.status.label(),
        report.category,
        beside.categoryName(),
        parts.area(report),
        readable ? report.description : null,
        exact && readable ? report.address : null,
        mine ? report.givenPosition() : publicPosition(report, exact),
        report.submittedAt,
        mine ? report.occurredAt : null,
        report.deadline,
        report.deadlineAssumed,
        report.closedAt,
        beside.photos(),
        beside.history(),
        beside.supports(),
        beside.supportedByMe(),
        mine,
        mine ? report.anonymous : null,
        mine && report.contactPhone != null ? phones.mask(report.contactPhone) : null,
        mine ? CaseParts.rating(report) : null,
        CaseParts.duplicateOf(report),
        mine ? actions.allowed(report) : report.status.isOpen() ? List.of("supports") : List.of());
  }

  /**
   * The cases in a list, in its order.
   *
   * @param hidden those whose words the reader may not see
   * @param position what to tell of each one's place
   */
  List<ReportSummary> summaries(
      List<Report> reports, Set<Long> hidden, Function<Report, Position> position) {
    var counts = supports.count(reports.stream().map(report -> report.id).toList());
    var names = categories.names();
    return reports.stream()
        .map(
            report ->
                new ReportSummary(
                    Long.toString(report.id),
                    report.caseNo,
                    report.status,
                    report.status.label(),
                    report.category,
                    names.of(report.district, report.category),
                    parts.area(report),
                    hidden.contains(report.id) ? null : report.description,
                    position.apply(report),
                    report.submittedAt,
                    report.deadline,
                    counts.getOrDefault(report.id, 0L)))
        .toList();
  }

  /** Where the case lies, for others than its reporter. */
  static Position publicPosition(Report report, boolean exact) {
    return exact
        ? Position.of(report.point(), report.accuracy)
        : new Position(
            Math.round(report.lat * COARSE) / COARSE,
            Math.round(report.lon * COARSE) / COARSE,
            Datum.WGS84,
            null);
  }

  /**
   * @param mine whether the reader reported the case
   */
  static List<ReportView.HistoryEntry> history(List<HistoryRow> rows, boolean mine) {
    return rows.stream()
        .filter(row -> CaseParts.action(row) != ReportAction.NOTE)
        .filter(row -> mine || !CaseParts.action(row).isAboutContent())
        .map(
            row ->
                new ReportView.HistoryEntry(
                    row.at(),
                    row.action(),
                    CaseParts.action(row).label(),
                    row.actorRole(),
                    row.fromStatus(),
                    row.toStatus(),
                    mine && row.publicNote() ? row.note() : null))
        .toList();
  }
}
