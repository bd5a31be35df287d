package org.lvdao.report.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Highlight;
import co.elastic.clients.elasticsearch.core.search.HighlighterEncoder;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.lvdao.kernel.Cursor;
import org.lvdao.platform.search.SearchConnection;
import org.lvdao.platform.search.SearchIndex;
import org.lvdao.platform.search.SearchSettings;

/** The projection {@code reports}: how cases are indexed and found. */
@Singleton
class ReportIndex {
  private static final String NAME = "reports";
  private static final int MOST_BUCKETS = 200;
  private static final String VALUES = "values";

  private static final String WORDS =
      """
      , "words": {"type": "text", "analyzer": "%s"}""";

  private static final String DEFINITION =
      """
      {
        "settings": {
          "number_of_shards": 1,
          "auto_expand_replicas": "0-1",
          "refresh_interval": "500ms",
          "analysis": {
            "filter": {
              "neighbours": {
                "type": "shingle",
                "min_shingle_size": 2,
                "max_shingle_size": 2,
                "output_unigrams": false,
                "token_separator": ""
              }
            },
            "analyzer": {
              "characters": {
                "type": "custom", "tokenizer": "standard", "filter": ["lowercase"]
              },
              "pairs": {
                "type": "custom", "tokenizer": "standard", "filter": ["lowercase", "neighbours"]
              }
            }
          }
        },
        "mappings": {
          "dynamic": "strict",
          "properties": {
            "id": {"type": "long"},
            "caseNo": {"type": "keyword"},
            "status": {"type": "keyword"},
            "category": {"type": "keyword"},
            "district": {"type": "keyword"},
            "subdistrict": {"type": "keyword"},
            "unit": {"type": "keyword"},
            "description": {{text}, "copy_to": "text"},
            "address": {{text}, "copy_to": "text"},
            "names": {{text}, "copy_to": "text"},
            "text": {{text}},
            "location": {"type": "geo_point"},
            "submittedAt": {"type": "date", "format": "epoch_millis"},
            "deadline": {"type": "date", "format": "epoch_millis"},
            "suspended": {"type": "boolean"},
            "closedAt": {"type": "date", "format": "epoch_millis"},
            "updatedAt": {"type": "date", "format": "epoch_millis"},
            "version": {"type": "long"}
          }
        }
      }
      """;

  private static final String TEXT =
      """
      "type": "text", "analyzer": "characters",
      "fields": {"pairs": {"type": "text", "analyzer": "pairs"}{words}}""";

  private final SearchConnection connection;
  private final SearchIndex index;
  private final ReportSearchTextIndex text;

  ReportIndex(SearchConnection connection, SearchSettings settings) {
    this.connection = connection;
    this.index = new SearchIndex(connection, settings, NAME, definition(settings));
    this.text = new ReportSearchTextIndex(settings.hasAnalyzer());
  }

  SearchIndex index() {
    return index;
  }

  private static String definition(SearchSettings settings) {
    var words = settings.hasAnalyzer() ? WORDS.formatted(settings.analyzer()) : "";
    return DEFINITION.replace("{text}", TEXT.replace("{words}", words));
  }

  /**
   * Searches.
   *
   * @throws org.lvdao.platform.search.SearchUnavailable when the answer must come from elsewhere
   */
  ReportSearchFound find(ReportSearchQuery query, ReportSearchQuery.Scope scope) {
    var request = request(query, scope);
    var answer = connection.search(client -> client.search(request, Void.class));
    var total = Objects.requireNonNull(answer.hits().total()).value();
    return new ReportSearchFound(hits(answer), total, facets(answer));
  }

  private SearchRequest request(ReportSearchQuery query, ReportSearchQuery.Scope scope) {
    var byFacet = ReportSearchFilterIndex.byFacet(query);
    var request =
        new SearchRequest.Builder()
            .index(index.alias())
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

  private Query matching(ReportSearchQuery query, ReportSearchQuery.Scope scope) {
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
      values.add(
          real
              ? FieldValue.of(ReportSearchQuery.real(cursor, i))
              : FieldValue.of(cursor.number(i)));
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

  private static List<ReportSearchFound.Hit> hits(SearchResponse<Void> answer) {
    return answer.hits().hits().stream()
        .map(
            hit ->
                new ReportSearchFound.Hit(
                    Long.parseLong(Objects.requireNonNull(hit.id())),
                    hit.sort().stream().map(FieldValue::_toJsonString).toList(),
                    joined(hit.highlight())))
        .toList();
  }

  /** Marks that touch become one. */
  private static Map<String, List<String>> joined(Map<String, List<String>> highlights) {
    var joined = new LinkedHashMap<String, List<String>>();
    highlights.forEach(
        (field, fragments) ->
            joined.put(field, fragments.stream().map(f -> f.replace("</em><em>", "")).toList()));
    return joined;
  }

  private static Map<ReportSearchFacet, Map<String, Long>> facets(SearchResponse<Void> answer) {
    var facets = new EnumMap<ReportSearchFacet, Map<String, Long>>(ReportSearchFacet.class);
    for (var facet : ReportSearchFacet.values()) {
      var all = Objects.requireNonNull(answer.aggregations().get(facet.word())).filter();
      var values = Objects.requireNonNull(all.aggregations().get(VALUES));
      facets.put(
          facet,
          facet == ReportSearchFacet.OVERDUE ? split(all.docCount(), values) : counts(values));
    }
    return facets;
  }

  private static Map<String, Long> split(long all, Aggregate overdue) {
    long late = overdue.filter().docCount();
    return ReportSearchFound.overdueCounts(late, all - late);
  }

  private static Map<String, Long> counts(Aggregate values) {
    var counts = new LinkedHashMap<String, Long>();
    for (var bucket : values.sterms().buckets().array()) {
      counts.put(bucket.key().stringValue(), bucket.docCount());
    }
    return counts;
  }
}
