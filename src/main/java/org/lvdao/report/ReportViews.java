package org.lvdao.report;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lvdao.account.PhoneNumbers;
import org.lvdao.account.StaffAccounts;
import org.lvdao.account.Unit;
import org.lvdao.account.Units;
import org.lvdao.area.Area;
import org.lvdao.area.AreaService;
import org.lvdao.area.Datum;
import org.lvdao.area.Position;
import org.lvdao.kernel.Actor;
import org.lvdao.photo.PhotoService;
import org.lvdao.report.category.Categories;
import org.lvdao.report.category.Category;
import org.lvdao.report.support.Supports;
import org.lvdao.report.workflow.ReportAction;
import org.lvdao.report.workflow.RequestKind;
import org.lvdao.report.workflow.Workflow;

/** Shows cases to those who may see them, each as much as they may. */
@Singleton
class ReportViews {
  /** A thousandth of a degree: more than 50 m in either direction south of 63° N. */
  private static final double COARSE = 1000;

  private final HistoryRepository history;
  private final ReportPhotoRepository attachments;
  private final Supports supports;
  private final PhotoService photos;
  private final Categories categories;
  private final AreaService areas;
  private final Units units;
  private final StaffAccounts staff;
  private final PhoneNumbers phones;
  private final ObjectMapper json;
  private final InstantSource clock;

  ReportViews(
      HistoryRepository history,
      ReportPhotoRepository attachments,
      Supports supports,
      PhotoService photos,
      Categories categories,
      AreaService areas,
      Units units,
      StaffAccounts staff,
      PhoneNumbers phones,
      ObjectMapper json,
      InstantSource clock) {
    this.history = history;
    this.attachments = attachments;
    this.supports = supports;
    this.photos = photos;
    this.categories = categories;
    this.areas = areas;
    this.units = units;
    this.staff = staff;
    this.phones = phones;
    this.json = json;
    this.clock = clock;
  }

  /** The case as the resident may see it. */
  ReportView forResident(Report report, Actor actor) {
    boolean mine = report.isReportedBy(actor.accountId());
    boolean exact = mine || !report.status.isOpen();
    return new ReportView(
        Long.toString(report.id),
        report.caseNo,
        report.status,
        report.status.label(),
        report.category,
        categoryName(report),
        area(report),
        report.description,
        exact ? report.address : null,
        mine ? report.givenPosition() : publicPosition(report, exact),
        report.submittedAt,
        mine ? report.occurredAt : null,
        report.deadline,
        report.deadlineAssumed,
        report.closedAt,
        mine || isModerated(report) ? casePhotos(report) : List.of(),
        residentHistory(report, mine),
        supports.count(report.id),
        supports.isSupportedBy(report.id, actor.accountId()),
        mine,
        mine ? report.anonymous : null,
        mine && report.contactPhone != null ? phones.mask(report.contactPhone) : null,
        mine ? rating(report) : null,
        report.duplicateOf == null ? null : Long.toString(report.duplicateOf),
        mine
            ? ReporterActions.allowed(report)
            : report.status.isOpen() ? List.of("support") : List.of());
  }

  StaffReportView forStaff(
      Report report, Actor actor, Set<RequestKind> waiting, List<RequestRow> requests) {
    return new StaffReportView(
        Long.toString(report.id),
        report.caseNo,
        report.status,
        report.status.label(),
        report.category,
        categoryName(report),
        area(report),
        report.subdistrict == null,
        report.description,
        report.address,
        report.givenPosition(),
        new Position(report.lat, report.lon, Datum.WGS84, report.accuracy),
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
        report.duplicateOf == null ? null : Long.toString(report.duplicateOf),
        rating(report),
        supports.count(report.id),
        casePhotos(report),
        staffHistory(report),
        requests.stream().map(ReportViews::request).toList(),
        Workflow.allowed(report, actor, waiting).stream()
            .filter(action -> action != ReportAction.COMMENT)
            .map(ReportAction::code)
            .toList());
  }

  ReportView.AreaView area(Report report) {
    var code = report.subdistrict != null ? report.subdistrict : report.district;
    return new ReportView.AreaView(
        code, areas.find(code).map(Area::name).orElse(code), report.district);
  }

  String categoryName(Report report) {
    return categories
        .find(report.district, report.category)
        .map(Category::name)
        .orElse(report.category);
  }

  /** Where the case lies, for others than its reporter. */
  static Position publicPosition(Report report, boolean exact) {
    return exact
        ? new Position(report.lat, report.lon, Datum.WGS84, report.accuracy)
        : new Position(
            Math.round(report.lat * COARSE) / COARSE,
            Math.round(report.lon * COARSE) / COARSE,
            Datum.WGS84,
            null);
  }

  /** Others see photos once staff have looked at them. */
  private static boolean isModerated(Report report) {
    return report.acceptedAt != null;
  }

  private List<ReportView.CasePhoto> casePhotos(Report report) {
    var rows = attachments.find(report.id);
    var views = photos.views(rows.stream().map(ReportPhotoRow::photoId).toList());
    var casePhotos = new ArrayList<ReportView.CasePhoto>();
    for (var row : rows) {
      var view = views.get(row.photoId());
      if (view != null) {
        casePhotos.add(
            new ReportView.CasePhoto(
                view.id(), view.width(), view.height(), view.links(), row.purpose()));
      }
    }
    return casePhotos;
  }

  private List<ReportView.HistoryEntry> residentHistory(Report report, boolean mine) {
    return history.findByReportIdOrderById(report.id).stream()
        .filter(row -> action(row) != ReportAction.NOTE)
        .map(
            row ->
                new ReportView.HistoryEntry(
                    row.at(),
                    row.action(),
                    action(row).label(),
                    row.actorRole(),
                    row.fromStatus(),
                    row.toStatus(),
                    mine && row.publicNote() ? row.note() : null))
        .toList();
  }

  private List<StaffReportView.StaffHistoryEntry> staffHistory(Report report) {
    var rows = history.findByReportIdOrderById(report.id);
    var names =
        new HashMap<>(
            staff.displayNames(
                rows.stream()
                    .filter(row -> !row.actorRole().equals("RESIDENT"))
                    .map(HistoryRow::actorId)
                    .filter(id -> id != 0)
                    .distinct()
                    .toList()));
    return rows.stream()
        .map(
            row ->
                new StaffReportView.StaffHistoryEntry(
                    row.at(),
                    row.action(),
                    action(row).label(),
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
    try {
      return row.details() == null
          ? Map.of()
          : json.readValue(row.details(), Argument.mapOf(String.class, Object.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ReportAction action(HistoryRow row) {
    return ReportAction.find(row.action()).orElseThrow();
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

  private static ReportView.@Nullable RatingView rating(Report report) {
    return report.ratedAt == null || report.ratingStars == null
        ? null
        : new ReportView.RatingView(
            report.ratingStars, Boolean.TRUE.equals(report.ratingResolved), report.ratedAt);
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
