package org.lvdao.report.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads what Elasticsearch found. */
final class ReportAnswerIndex {
  private ReportAnswerIndex() {}

  static ReportSearchFound found(SearchResponse<Void> answer) {
    var total = Objects.requireNonNull(answer.hits().total()).value();
    return new ReportSearchFound(hits(answer), total, facets(answer));
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
      var values = Objects.requireNonNull(all.aggregations().get(ReportRequestIndex.VALUES));
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
