package org.lvdao.report;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.Position;
import org.lvdao.area.Wgs84;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Cursor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Page;
import org.lvdao.report.category.Categories;
import org.lvdao.report.support.Supports;

/** The lists residents see. */
@Singleton
class ReportBrowsing {
  private static final double NEAR_METRES = 100;
  private static final Duration NEAR_AGE = Duration.ofDays(30);

  /** Distances are told in steps of as much, so that three of them do not find the exact place. */
  private static final int DISTANCE_STEP = 50;

  private final ReportRepository reports;
  private final ResidentViews views;
  private final Publication publication;
  private final Supports supports;
  private final Categories categories;
  private final InstantSource clock;

  ReportBrowsing(
      ReportRepository reports,
      ResidentViews views,
      Publication publication,
      Supports supports,
      Categories categories,
      InstantSource clock) {
    this.reports = reports;
    this.views = views;
    this.publication = publication;
    this.supports = supports;
    this.categories = categories;
    this.clock = clock;
  }

  /**
   * A case anybody may look at.
   *
   * @throws DomainError {@code not-found} also for what another withdrew
   */
  Report read(Actor actor, long id) {
    return reports
        .findById(id)
        .filter(report -> report.isShownTo(actor.accountId()))
        .orElseThrow(DomainError::notFound);
  }

  /** The actor's own reports, the newest first. */
  Page<ReportSummary> mine(Actor actor, @Nullable String cursor, int limit) {
    long before = Cursor.beforeId(cursor);
    var rows = reports.findMine(actor.accountId(), before, limit + 1);
    var page = Page.cut(rows, limit, report -> Cursor.of(report.id));
    return new Page<>(
        views.summaries(page.items(), Set.of(), Report::givenPosition), page.nextCursor());
  }

  /**
   * @param distance metres, rounded up to 50
   */
  @Serdeable
  record Nearby(ReportSummary report, int distance, boolean supportedByMe, boolean mine) {}

  /**
   * Open cases within 100 m and 30 days, the nearest first.
   *
   * @throws DomainError naming {@code ?category}
   */
  List<Nearby> nearby(Actor actor, Position position, @Nullable String category) {
    if (category != null && !categories.exists(category)) {
      throw DomainError.field("?category", "category-unknown");
    }
    var here = Wgs84.of(position);
    var rows = findNearby(here, category);
    var others = rows.stream().filter(r -> !r.isReportedBy(actor.accountId())).toList();
    var summaries =
        views.summaries(
            rows,
            publication.hidden(others),
            report -> ResidentViews.publicPosition(report, false));
    var supported =
        supports.supportedBy(actor.accountId(), rows.stream().map(report -> report.id).toList());
    var nearby = new ArrayList<Nearby>();
    for (int i = 0; i < rows.size(); i++) {
      var report = rows.get(i);
      nearby.add(
          new Nearby(
              summaries.get(i),
              distance(report, here),
              supported.contains(report.id),
              report.isReportedBy(actor.accountId())));
    }
    return nearby;
  }

  private List<Report> findNearby(Wgs84 here, @Nullable String category) {
    return reports
        .findOpenInCells(GridCell.around(here, NEAR_METRES), clock.instant().minus(NEAR_AGE))
        .stream()
        .filter(report -> category == null || category.equals(report.category))
        .filter(report -> report.point().metresTo(here) <= NEAR_METRES)
        .sorted(Comparator.comparingDouble(report -> report.point().metresTo(here)))
        .toList();
  }

  private static int distance(Report report, Wgs84 here) {
    return (int) Math.ceil(report.point().metresTo(here) / DISTANCE_STEP) * DISTANCE_STEP;
  }
}
