package org.lvdao.report.search;

import jakarta.inject.Singleton;
import org.lvdao.platform.search.SearchConnection;
import org.lvdao.platform.search.SearchIndex;
import org.lvdao.platform.search.SearchSettings;
import org.lvdao.report.workflow.CaseStaff;

/** The projection {@code reports}: how cases are indexed and found. */
@Singleton
class ReportIndex {
  private static final String NAME = "reports";

  private final SearchConnection connection;
  private final SearchIndex index;
  private final ReportRequestIndex requests;

  ReportIndex(SearchConnection connection, SearchSettings settings) {
    this.connection = connection;
    this.index = new SearchIndex(connection, settings, NAME, ReportIndexDefinition.of(settings));
    this.requests =
        new ReportRequestIndex(index.alias(), new ReportSearchTextIndex(settings.hasAnalyzer()));
  }

  SearchIndex index() {
    return index;
  }

  /**
   * Searches.
   *
   * @throws org.lvdao.platform.search.SearchUnavailable when the answer must come from elsewhere
   */
  ReportSearchFound find(ReportSearchQuery query, CaseStaff.Scope scope) {
    var request = requests.of(query, scope);
    var answer = connection.search(client -> client.search(request, Void.class));
    return ReportAnswerIndex.found(answer);
  }
}
