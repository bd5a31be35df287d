package org.lvdao.report.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Highlight;
import co.elastic.clients.elasticsearch.core.search.HighlighterEncoder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.lvdao.kernel.Cursor;
import org.lvdao.report.workflow.CaseStaff;

/** A search as a request to Elasticsearch: what matches, what is counted, in which order. */
final class ReportRequestIndex {
  /** The aggregation inside each facet's. */
  static final String VALUES = "values";

  private static final int MOST_BUCKETS = 200;

  private final String alias;
  private final ReportSearchTextIndex text;

  ReportRequestIndex(String alias, ReportSearchTextIndex text) {
    this.alias = alias;
    this.text = text;
  }

  SearchRequest of(ReportSearchQuery query, CaseStaff.Scope scope) {
    var byFacet = ReportSearchFilterIndex.byFacet(query);
    var request =
        new SearchRequest.Builder()
            .index(alias)
            .allowPartialSearchResults(false)
            .source(s -> s.fetch(false))
            .trackTotalHits(t -> t.enabled(true))
            .size(query.limit() + 1)
            .query(matching(query, scope))
            .postFilter(ReportSearchFilterIndex.all(byFacet.values()))
            .aggregations(counts(query, byFacet))
            .sort(sort(query));
    var cursor = query.cursor();
    if (cursor != null) {
      request.searchAfter(after(query.sort(), cursor));
    }
    var words = query.words();
    if (words != null) {
      request.highlight(marks(words));
    }
    return request.build();
  }

  private Query matching(ReportSearchQuery query, CaseStaff.Scope scope) {
    var common = ReportSearchFilterIndex.common(query, scope);
    var words = query.words();
    return Query.of(
        q ->
            q.bool(
                b -> {
                  b.filter(common);
                  if (words != null) {
                    b.must(text.query(words));
                  }
                  return b;
                }));
  }

  private static Map<String, Aggregation> counts(
      ReportSearchQuery query, Map<ReportSearchFacet, Query> byFacet) {
    var counts = new HashMap<String, Aggregation>();
    for (var facet : ReportSearchFacet.values()) {
      var others = new EnumMap<ReportSearchFacet, Query>(ReportSearchFacet.class);
      others.putAll(byFacet);
      others.remove(facet);
      counts.put(
          facet.word(),
          Aggregation.of(
              a ->
                  a.filter(ReportSearchFilterIndex.all(others.values()))
                      .aggregations(VALUES, values(facet, query))));
    }
    return counts;
  }

  private static Aggregation values(ReportSearchFacet facet, ReportSearchQuery query) {
    return switch (facet) {
      case OVERDUE -> Aggregation.of(a -> a.filter(ReportSearchFilterIndex.overdue(query.now())));
      case SUBDISTRICT ->
          Aggregation.of(a -> a.terms(t -> t.field("subdistrict").missing("").size(MOST_BUCKETS)));
      case STATUS, CATEGORY, UNIT ->
          Aggregation.of(a -> a.terms(t -> t.field(facet.word()).size(MOST_BUCKETS)));
    };
  }

  private static List<SortOptions> sort(ReportSearchQuery query) {
    var sort = query.sort();
    var order = sort.descending() ? SortOrder.Desc : SortOrder.Asc;
    var keys = new ArrayList<SortOptions>();
    switch (sort) {
      case RELEVANCE -> {
        keys.add(SortOptions.of(s -> s.score(f -> f.order(order))));
        keys.add(SortOptions.of(s -> s.field(f -> f.field("submittedAt").order(order))));
      }
      case DISTANCE -> {
        var centre = Objects.requireNonNull(query.circle()).centre();
        keys.add(
            SortOptions.of(
                s ->
                    s.geoDistance(
                        g ->
                            g.field("location")
                                .location(l -> l.latlon(p -> p.lat(centre.lat()).lon(centre.lon())))
                                .order(order))));
      }
      default -> keys.add(SortOptions.of(s -> s.field(f -> f.field(sort.field()).order(order))));
    }
    keys.add(SortOptions.of(s -> s.field(f -> f.field("id").order(order))));
    return keys;
  }

  private static List<FieldValue> after(ReportSearchSort sort, Cursor cursor) {
    var values = new ArrayList<FieldValue>();
    for (int i = 1; i < cursor.parts().size(); i++) {
      boolean real = i == 1 && !sort.byTime();
      values.add(real ? FieldValue.of(cursor.real(i)) : FieldValue.of(cursor.number(i)));
    }
    return values;
  }

  private Highlight marks(ReportSearchWords words) {
    return Highlight.of(
        h ->
            h.encoder(HighlighterEncoder.Html)
                .fields(
                    "description",
                    f ->
                        f.fragmentSize(100)
                            .numberOfFragments(3)
                            .highlightQuery(text.marks("description", words)))
                .fields(
                    "address",
                    f -> f.numberOfFragments(0).highlightQuery(text.marks("address", words))));
  }
}
