package org.lvdao.report.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.json.JsonData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.report.workflow.CaseStaff;
import org.lvdao.report.workflow.ReportStatus;

/** The filters of a search as Elasticsearch takes them. */
final class ReportSearchFilterIndex {
  private ReportSearchFilterIndex() {}

  /** What every count keeps to: what the person may see, when, where. */
  static List<Query> common(ReportSearchQuery query, CaseStaff.Scope scope) {
    var filters = new ArrayList<Query>();
    if (!scope.everywhere()) {
      filters.add(
          any(List.of(in("district", scope.districts()), in("subdistrict", scope.subdistricts()))));
    }
    if (!query.areas().within().isEmpty()) {
      filters.add(in("district", query.areas().within()));
    }
    if (query.from() != null || query.before() != null) {
      filters.add(submitted(query.from(), query.before()));
    }
    var circle = query.circle();
    if (circle != null) {
      filters.add(near(circle));
    }
    var box = query.box();
    if (box != null) {
      filters.add(inside(box));
    }
    return filters;
  }

  /** The filters on what is counted, of those that restrict. */
  static Map<ReportSearchFacet, Query> byFacet(ReportSearchQuery query) {
    var filters = new EnumMap<ReportSearchFacet, Query>(ReportSearchFacet.class);
    if (!query.statuses().isEmpty()) {
      filters.put(
          ReportSearchFacet.STATUS,
          in("status", query.statuses().stream().map(ReportStatus::name).toList()));
    }
    if (!query.categories().isEmpty()) {
      filters.put(ReportSearchFacet.CATEGORY, in("category", query.categories()));
    }
    if (!query.areas().isAll()) {
      filters.put(ReportSearchFacet.SUBDISTRICT, in(query.areas()));
    }
    if (!query.units().isEmpty()) {
      filters.put(ReportSearchFacet.UNIT, in("unit", query.units()));
    }
    if (query.overdue() != null) {
      var overdue = overdue(query.now());
      filters.put(
          ReportSearchFacet.OVERDUE,
          query.overdue() ? overdue : Query.of(q -> q.bool(b -> b.mustNot(overdue))));
    }
    return filters;
  }

  static Query all(Collection<Query> filters) {
    return Query.of(q -> q.bool(b -> b.filter(List.copyOf(filters))));
  }

  static Query overdue(Instant now) {
    return all(
        List.of(
            in("status", ReportSearchQuery.RUNNING),
            Query.of(
                q ->
                    q.range(
                        r ->
                            r.untyped(
                                u -> u.field("deadline").lt(JsonData.of(now.toEpochMilli())))))));
  }

  private static Query in(ReportSearchQuery.Areas areas) {
    var choices = new ArrayList<Query>();
    choices.add(in("subdistrict", areas.subdistricts()));
    if (!areas.triage()) {
      choices.add(in("district", areas.districts()));
    } else {
      var queue = Query.of(q -> q.bool(b -> b.mustNot(n -> n.exists(e -> e.field("subdistrict")))));
      choices.add(
          areas.within().isEmpty() ? queue : all(List.of(queue, in("district", areas.within()))));
    }
    return any(choices);
  }

  private static Query in(String field, Collection<String> values) {
    return Query.of(
        q ->
            q.terms(
                t ->
                    t.field(field)
                        .terms(v -> v.value(values.stream().map(FieldValue::of).toList()))));
  }

  private static Query any(List<Query> choices) {
    return Query.of(q -> q.bool(b -> b.should(choices).minimumShouldMatch("1")));
  }

  private static Query submitted(@Nullable Instant from, @Nullable Instant before) {
    return Query.of(
        q ->
            q.range(
                r ->
                    r.untyped(
                        u -> {
                          u.field("submittedAt");
                          if (from != null) {
                            u.gte(JsonData.of(from.toEpochMilli()));
                          }
                          if (before != null) {
                            u.lt(JsonData.of(before.toEpochMilli()));
                          }
                          return u;
                        })));
  }

  private static Query near(ReportSearchQuery.Circle circle) {
    var centre = circle.centre();
    return Query.of(
        q ->
            q.geoDistance(
                g ->
                    g.field("location")
                        .distance(circle.radius() + "m")
                        .location(l -> l.latlon(p -> p.lat(centre.lat()).lon(centre.lon())))));
  }

  private static Query inside(ReportSearchQuery.Box box) {
    return Query.of(
        q ->
            q.geoBoundingBox(
                g ->
                    g.field("location")
                        .boundingBox(
                            b ->
                                b.coords(
                                    c ->
                                        c.left(box.minLon())
                                            .right(box.maxLon())
                                            .bottom(box.minLat())
                                            .top(box.maxLat())))));
  }
}
