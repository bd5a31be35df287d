package org.lvdao.report;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Ids;
import org.lvdao.report.workflow.RequestKind;
import org.lvdao.report.workflow.Workflow;

/** What was asked for in a case and a supervisor decides. Works in the caller's transaction. */
@Singleton
class Requests {
  private final RequestRepository requests;
  private final Ids ids;
  private final InstantSource clock;

  Requests(RequestRepository requests, Ids ids, InstantSource clock) {
    this.requests = requests;
    this.ids = ids;
    this.clock = clock;
  }

  /** The oldest first. */
  List<RequestRow> of(Report report) {
    return requests.findByReportIdOrderById(report.id);
  }

  /** What waits for a decision. */
  Set<RequestKind> waiting(Report report) {
    var kinds = requests.waitingKinds(report.id);
    return kinds.isEmpty() ? EnumSet.noneOf(RequestKind.class) : EnumSet.copyOf(kinds);
  }

  /**
   * @throws java.util.NoSuchElementException when there is none; the workflow lets nobody decide
   *     then
   */
  RequestRow waiting(Report report, RequestKind kind) {
    return requests.findWaiting(report.id, kind).orElseThrow();
  }

  /**
   * @param until the deadline that is asked for; null except for an extension
   * @throws DomainError {@code request-waiting} when the same was asked and is not decided
   */
  void ask(Report report, RequestKind kind, String reason, @Nullable Instant until, Actor actor) {
    if (requests.findWaiting(report.id, kind).isPresent()) {
      throw DomainError.of(ReportProblem.REQUEST_WAITING);
    }
    requests.save(
        RequestRow.waiting(
            ids.next(), report, kind, reason, until, actor.accountId(), clock.instant()));
  }

  /**
   * @param words of whoever decided
   * @throws DomainError {@code stale-version} when somebody else decided meanwhile
   */
  void decide(RequestRow request, RequestRow.State state, @Nullable String words, Actor actor) {
    if (requests.decide(request.id(), state, actor.accountId(), clock.instant(), words) != 1) {
      throw DomainError.of(CommonProblem.STALE_VERSION);
    }
  }

  /** For one account's own cases; before these change hands. */
  void changeReporter(long from, long to) {
    requests.changeReporter(from, to);
  }

  /** Requests lapse when the case has come to where nobody can decide them any more. */
  void lapseUndecidable(Report report) {
    for (var kind : waiting(report)) {
      if (!Workflow.isDecidable(kind, report.status)) {
        requests.lapse(report.id, kind, clock.instant());
      }
    }
  }
}
