package org.lvdao.report.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What Elasticsearch or the database found.
 *
 * @param hits in order, at most one more than asked for, which says that there is another page
 * @param facets counts by value; of {@link ReportSearchFacet#SUBDISTRICT} the empty value is the
 *     triage queue
 */
record ReportSearchFound(
    List<Hit> hits, long total, Map<ReportSearchFacet, Map<String, Long>> facets) {

  /**
   * A case.
   *
   * @param sortKey without the sort's word, as it stands in a cursor
   * @param highlights HTML by field
   */
  record Hit(long id, List<String> sortKey, Map<String, List<String>> highlights) {}

  /** Cases by value, the most first. */
  Map<String, Long> counts(ReportSearchFacet facet) {
    return facets.getOrDefault(facet, Map.of());
  }

  static Map<String, Long> overdueCounts(long late, long other) {
    var counts = new LinkedHashMap<String, Long>();
    counts.put("true", late);
    counts.put("false", other);
    return counts;
  }
}
