package org.lvdao.platform.search;

/** The index is not there: never built yet, or the cluster lost its data. */
public final class SearchIndexMissing extends SearchUnavailable {
  public SearchIndexMissing(String index) {
    super("Elasticsearch has no index " + index);
  }
}
