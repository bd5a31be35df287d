package org.lvdao.report;

import io.micronaut.core.type.Argument;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.account.PhoneNumbers;
import org.lvdao.account.StaffAccounts;
import org.lvdao.account.Unit;
import org.lvdao.account.Units;
import org.lvdao.area.Position;
import org.lvdao.kernel.Actor;
import org.lvdao.platform.database.StoredJson;
import org.lvdao.report.category.Categories;
import org.lvdao.report.support.Supports;
import org.lvdao.report.workflow.Party;
import org.lvdao.report.workflow.ReportAction;
import org.lvdao.report.workflow.Workflow;

/** Shows a case to staff, with what the reader may do next. */
@Singleton
class StaffViews {
  private final CaseParts parts;
  private final Publication publication;
  private final Requests requests;
  private final Supports supports;
  private final Categories categories;
  private final Units units;
  private final StaffAccounts staff;
  private final PhoneNumbers phones;
  private final StoredJson json;
  private final InstantSource clock;

  StaffViews(
      CaseParts parts,
      Publication publication,
      Requests requests,
      Supports supports,
      Categories categories,
      Units units,
      StaffAccounts staff,
      PhoneNumbers phones,
      StoredJson json,
      InstantSource clock) {
    this.parts = parts;
    this.publication = publication;
    this.requests = requests;
    this.supports = supports;
    this.categories = categories;
    this.units = units;
    this.staff = staff;
    this.phones = phones;
    this.json = json;
    this.clock = clock;
  }

  StaffReportView of(Report report, Actor actor) {
    return new StaffReportView(
        Long.toString(report.id),
        report.caseNo,
        report.status,
        report.status.label(),
        report.category,
        categories.name(report.district, report.category),
        parts.area(report),
        report.subdistrict == null,
        report.description,
        report.address,
        report.givenPosition(),
        Position.of(report.point(), report.accuracy),
        reporter(report),
        report.anonymous,
        unit(report),
        report.submittedAt,
        report.occurredAt,
        report.acceptedAt,
        report.deadline,
        report.deadlineAssumed,
        report.status.deadlineRuns() && report.deadline.isBefore(clock.instant()),
        report.suspendedAt,
        report.handledAt,
        report.closedAt,
        report.lookBackDue,
        report.reworkCount,
        report.reopenCount,
        CaseParts.duplicateOf(report),
        CaseParts.rating(report),
        supports.count(report.id),
        parts.staffPhotos(report, publication.isPublic(report)),
        history(report),
        requests.of(report).stream().map(StaffViews::request).toList(),
        Workflow.allowed(report, actor, requests.waiting(report)).stream()
            .map(ReportAction::code)
            .toList());
  }

  private List<StaffReportView.StaffHistoryEntry> history(Report report) {
    var rows = parts.history(report);
    // The reporter's name stands in one place, which an anonymous report leaves empty.
    var names =
        staff.displayNames(
            rows.stream()
                .filter(row -> !row.actorRole().equals(Party.REPORTER.roleName()))
                .map(HistoryRow::actorId)
                .filter(id -> id != Actor.SYSTEM.accountId())
                .distinct()
                .toList());
    return rows.stream()
        .map(
            row ->
                new StaffReportView.StaffHistoryEntry(
                    row.at(),
                    row.action(),
                    CaseParts.action(row).label(),
                    row.actorRole(),
                    names.get(row.actorId()),
                    row.fromStatus(),
                    row.toStatus(),
                    row.note(),
                    row.publicNote(),
                    details(row)))
        .toList();
  }

  private Map<String, Object> details(HistoryRow row) {
    return row.details() == null
        ? Map.of()
        : json.read(row.details(), Argument.mapOf(String.class, Object.class));
  }

  private StaffReportView.@Nullable Reporter reporter(Report report) {
    if (report.anonymous || report.reporterId == null) {
      return null;
    }
    return new StaffReportView.Reporter(
        Long.toString(report.reporterId),
        staff.displayNames(List.of(report.reporterId)).get(report.reporterId),
        report.contactPhone == null ? null : phones.mask(report.contactPhone));
  }

  private StaffReportView.@Nullable UnitView unit(Report report) {
    return report.unit == null
        ? null
        : new StaffReportView.UnitView(
            report.unit, units.find(report.unit).map(Unit::name).orElse(report.unit));
  }

  private static StaffReportView.RequestView request(RequestRow row) {
    return new StaffReportView.RequestView(
        row.kind(),
        row.state(),
        row.reason(),
        row.until(),
        row.requestedAt(),
        row.decidedAt(),
        row.decisionNote());
  }
}
