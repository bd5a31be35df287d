package org.lvdao.report;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.Position;
import org.lvdao.area.Wgs84;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Cursor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Page;

/** The lists residents see. */
@Singleton
class ReportBrowsing {
  private static final double NEAR_METRES = 100;
  private static final Duration NEAR_AGE = Duration.ofDays(30);

  /** Distances are told in steps of as much, so that three of them do not find the exact place. */
  private static final int DISTANCE_STEP = 50;

  private final ReportRepository reports;
  private final ReportViews views;
  private final InstantSource clock;

  ReportBrowsing(ReportRepository reports, ReportViews views, InstantSource clock) {
    this.reports = reports;
    this.views = views;
    this.clock = clock;
  }

  /** What somebody withdrew is nobody else's business. */
  Report read(Actor actor, long id) {
    return reports
        .findById(id)
        .filter(
            report ->
                report.status != ReportStatus.WITHDRAWN || report.isReportedBy(actor.accountId()))
        .orElseThrow(DomainError::notFound);
  }

  /** The actor's own reports, the newest first. */
  Page<ReportSummary> mine(Actor actor, @Nullable String cursor, int limit) {
    var after = Cursor.decode(cursor, 1);
    long before = after == null ? Long.MAX_VALUE : after.number(0);
    var rows = reports.findMine(actor.accountId(), before, limit + 1);
    var supports = views.supports(rows);
    return Page.cut(rows, limit, report -> Cursor.of(report.id))
        .map(report -> summary(report, report.givenPosition(), supports));
  }

  /**
   * @param distance metres, rounded up to 50
   */
  @Serdeable
  record Nearby(ReportSummary report, int distance, boolean supportedByMe, boolean mine) {}

  /** Open cases within 100 m and 30 days, the nearest first. */
  List<Nearby> nearby(Actor actor, Position position, @Nullable String category) {
    var here = Wgs84.of(position);
    var rows =
        reports
            .findOpenInCells(GridCell.around(here, NEAR_METRES), clock.instant().minus(NEAR_AGE))
            .stream()
            .filter(report -> category == null || category.equals(report.category))
            .filter(report -> report.point().metresTo(here) <= NEAR_METRES)
            .sorted(Comparator.comparingDouble(report -> report.point().metresTo(here)))
            .toList();
    var supports = views.supports(rows);
    return rows.stream().map(report -> nearby(actor, here, report, supports)).toList();
  }

  private Nearby nearby(Actor actor, Wgs84 here, Report report, Map<Long, Long> supports) {
    double metres = report.point().metresTo(here);
    int distance = (int) Math.ceil(metres / DISTANCE_STEP) * DISTANCE_STEP;
    return new Nearby(
        summary(report, ReportViews.publicPosition(report, false), supports),
        distance,
        views.isSupportedBy(report, actor),
        report.isReportedBy(actor.accountId()));
  }

  private ReportSummary summary(Report report, Position position, Map<Long, Long> supports) {
    return new ReportSummary(
        Long.toString(report.id),
        report.caseNo,
        report.status,
        report.status.label(),
        report.category,
        views.categoryName(report),
        views.area(report),
        report.description,
        position,
        report.submittedAt,
        report.deadline,
        supports.getOrDefault(report.id, 0L));
  }
}
