package org.lvdao.report.search;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lvdao.account.Units;
import org.lvdao.area.Area;
import org.lvdao.area.AreaService;
import org.lvdao.area.Position;
import org.lvdao.area.Wgs84;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Cursor;
import org.lvdao.report.category.Categories;
import org.lvdao.report.category.CategoryNames;
import org.lvdao.report.support.Supports;
import org.lvdao.report.workflow.CaseStaff;
import org.lvdao.report.workflow.ReportStatus;

/**
 * Shows what was found. The rows as they are now decide what is shown and to whom, never the index.
 */
@Singleton
class ReportSearchAnswers {
  private static final String TRIAGE = "triage";

  private final ReportSearchRepository search;
  private final Supports supports;
  private final Categories categories;
  private final AreaService areas;
  private final Units units;

  ReportSearchAnswers(
      ReportSearchRepository search,
      Supports supports,
      Categories categories,
      AreaService areas,
      Units units) {
    this.search = search;
    this.supports = supports;
    this.categories = categories;
    this.areas = areas;
    this.units = units;
  }

  ReportSearchAnswer of(
      Actor actor, ReportSearchQuery query, ReportSearchFound found, boolean degraded) {
    boolean more = found.hits().size() > query.limit();
    var page = more ? found.hits().subList(0, query.limit()) : found.hits();
    var ids = page.stream().map(ReportSearchFound.Hit::id).toList();
    var rows =
        ids.isEmpty()
            ? Map.<Long, ReportSearchRow>of()
            : search.findByIdIn(ids).stream()
                .collect(Collectors.toMap(ReportSearchRow::id, Function.identity()));
    var names = names(rows, found);
    var items = new ArrayList<ReportSearchAnswer.Item>();
    for (var hit : page) {
      var report = rows.get(hit.id());
      if (report != null && CaseStaff.maySee(actor, report.areaPath())) {
        items.add(item(report, hit, query, names));
      }
    }
    return new ReportSearchAnswer(
        items,
        more ? cursor(query.sort(), page.getLast()).encode() : null,
        found.total(),
        facets(found, names),
        degraded);
  }

  private static Cursor cursor(ReportSearchSort sort, ReportSearchFound.Hit last) {
    var parts = new ArrayList<String>();
    parts.add(sort.word());
    parts.addAll(last.sortKey());
    return new Cursor(parts);
  }

  /** What stands beside the rows: names by code, and voices by case. */
  private record Names(
      CategoryNames categories, Map<String, String> units, Map<Long, Long> supports) {}

  private Names names(Map<Long, ReportSearchRow> rows, ReportSearchFound found) {
    var codes = new ArrayList<>(found.counts(ReportSearchFacet.UNIT).keySet());
    rows.values().stream().map(ReportSearchRow::unit).filter(u -> u != null).forEach(codes::add);
    return new Names(
        categories.names(), units.names(List.copyOf(codes)), supports.count(rows.keySet()));
  }

  private ReportSearchAnswer.Item item(
      ReportSearchRow report, ReportSearchFound.Hit hit, ReportSearchQuery query, Names names) {
    return new ReportSearchAnswer.Item(
        Long.toString(report.id()),
        report.caseNo(),
        report.status(),
        report.status().label(),
        report.category(),
        names.categories.find(report.district(), report.category()),
        new ReportSearchAnswer.Place(
            report.area(),
            areas.find(report.area()).map(Area::name).orElse(null),
            report.district()),
        report.unit(),
        report.unit() == null ? null : names.units.get(report.unit()),
        report.description(),
        report.address(),
        Position.of(new Wgs84(report.lat(), report.lon()), null),
        report.submittedAt(),
        report.deadline(),
        report.status().deadlineRuns() && report.deadline().isBefore(query.now()),
        report.reworkCount(),
        names.supports.getOrDefault(report.id(), 0L),
        report.version(),
        hit.highlights());
  }

  private ReportSearchAnswer.Facets facets(ReportSearchFound found, Names names) {
    Function<String, String> none = value -> null;
    return new ReportSearchAnswer.Facets(
        buckets(found, ReportSearchFacet.STATUS, code -> ReportStatus.valueOf(code).label()),
        buckets(found, ReportSearchFacet.CATEGORY, code -> names.categories.find("", code)),
        buckets(
            found,
            ReportSearchFacet.SUBDISTRICT,
            code -> areas.find(code).map(Area::name).orElse(null)),
        buckets(found, ReportSearchFacet.UNIT, names.units::get),
        buckets(found, ReportSearchFacet.OVERDUE, none));
  }

  private static List<ReportSearchAnswer.Bucket> buckets(
      ReportSearchFound found, ReportSearchFacet facet, Function<String, String> name) {
    return found.counts(facet).entrySet().stream()
        .map(
            count ->
                count.getKey().isEmpty()
                    ? new ReportSearchAnswer.Bucket(TRIAGE, null, count.getValue())
                    : new ReportSearchAnswer.Bucket(
                        count.getKey(), name.apply(count.getKey()), count.getValue()))
        .toList();
  }
}
