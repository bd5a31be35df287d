package org.lvdao.report.search;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.lvdao.kernel.Actor;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.search.SearchUnavailable;
import org.lvdao.report.workflow.CaseStaff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds cases for staff: in Elasticsearch, or in the database while that is away. */
@Singleton
class ReportSearch {
  private static final Logger log = LoggerFactory.getLogger(ReportSearch.class);

  /** Stands in a cursor by relevance when the page came from the database. */
  static final String NO_SCORE = "-1";

  /** Steps this old the projection has long taken up. */
  private static final Duration OWN_STEPS = Duration.ofSeconds(10);

  private final ReportIndex index;
  private final ReportProjection projection;
  private final ReportSearchRepository search;
  private final ReportSearchAnswers answers;
  private final Transactions transactions;
  private final InstantSource clock;

  ReportSearch(
      ReportIndex index,
      ReportProjection projection,
      ReportSearchRepository search,
      ReportSearchAnswers answers,
      Transactions transactions,
      InstantSource clock) {
    this.index = index;
    this.projection = projection;
    this.search = search;
    this.answers = answers;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The cases that match and that the actor may see. */
  ReportSearchAnswer find(Actor actor, ReportSearchQuery query) {
    var scope = CaseStaff.Scope.of(actor);
    if (!beganInDatabase(query)) {
      try {
        showOwnSteps(actor);
        return answers.of(actor, query, index.find(query, scope), false);
      } catch (SearchUnavailable away) {
        log.debug("Cases are found in the database: {}", away.getMessage());
      }
    }
    return answers.of(actor, query, findInDatabase(query, scope), true);
  }

  /** As {@link #find} while Elasticsearch is away. */
  ReportSearchFound findInDatabase(ReportSearchQuery query, CaseStaff.Scope scope) {
    return transactions.read(() -> search.find(query, scope));
  }

  /** The database knows no scores, so a list by relevance that began there goes on there. */
  private static boolean beganInDatabase(ReportSearchQuery query) {
    var cursor = query.cursor();
    return query.sort() == ReportSearchSort.RELEVANCE
        && cursor != null
        && cursor.text(1).equals(NO_SCORE);
  }

  /** What a person did a moment ago is indexed before the search, lest it seem undone. */
  private void showOwnSteps(Actor actor) {
    var since = clock.instant().minus(OWN_STEPS);
    var cases = search.findStepsOf(actor.accountId(), since);
    if (!cases.isEmpty()) {
      projection.writeNow(cases);
    }
  }
}
