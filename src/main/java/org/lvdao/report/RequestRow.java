package org.lvdao.report;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lvdao.report.workflow.RequestKind;

/**
 * Something asked for that needs a supervisor's decision.
 *
 * @param until the deadline an extension asks for; null otherwise
 */
@MappedEntity("report_request")
record RequestRow(
    @Id long id,
    long reportId,
    RequestKind kind,
    State state,
    String reason,
    @Nullable Instant until,
    long requestedBy,
    Instant requestedAt,
    @Nullable Long decidedBy,
    @Nullable Instant decidedAt,
    @Nullable String decisionNote) {
  /** A request that nobody has decided yet. */
  static RequestRow waiting(
      long id,
      Report report,
      RequestKind kind,
      String reason,
      @Nullable Instant until,
      long requestedBy,
      Instant now) {
    return new RequestRow(
        id, report.id, kind, State.WAITING, reason, until, requestedBy, now, null, null, null);
  }

  enum State {
    WAITING,
    APPROVED,
    REFUSED,
    /** The case moved on before anybody decided. */
    LAPSED
  }
}
