package org.lvdao.report.closure;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is counted about cases, each once as SQL: the figure counts the rows for which the condition
 * holds, and the list behind a figure shows these rows.
 *
 * <p>{@code :cutoff} is the cut-off. A case is closed, rejected or rated "at the cut-off" when it
 * is so now and became so by then; in every other respect the present state of the case decides. So
 * a past cut-off does not bring back a case that was reopened since, a deadline that was moved
 * since, or who was responsible then.
 */
enum ClosureMeasure {
  /** 收到: submitted in the period, whatever became of it. */
  RECEIVED("received", Population.RECEIVED, "TRUE"),
  /** 撤回: withdrawn by the reporter. */
  WITHDRAWN("withdrawn", Population.RECEIVED, "r.status = 'WITHDRAWN'"),
  /** 重复: merged into another case. */
  DUPLICATE("duplicate", Population.RECEIVED, "r.status = 'DUPLICATE'"),
  /** 不予受理: rejected with a reason. */
  REJECTED("rejected", Population.RECEIVED, "r.status = 'REJECTED'"),
  /** 以结案办结: received in the period and closed at the cut-off. */
  ANSWERED_BY_CLOSING("answeredByClosing", Population.RECEIVED, ClosureMeasure.IS_CLOSED),
  /** 以不予受理答复办结: received in the period and rejected with a reason at the cut-off. */
  ANSWERED_BY_REJECTION("answeredByRejection", Population.RECEIVED, ClosureMeasure.IS_REJECTED),
  /** 办结: received in the period and closed or rejected with a reason at the cut-off. */
  ANSWERED(
      "answered",
      Population.RECEIVED,
      "(" + ClosureMeasure.IS_CLOSED + " OR " + ClosureMeasure.IS_REJECTED + ")"),

  /** 应结案: accepted, still a case, and its present deadline lies in the period. */
  DUE("due", Population.DUE, "TRUE"),
  /** 结案: of those due, closed at the cut-off. */
  CLOSED("closed", Population.DUE, ClosureMeasure.IS_CLOSED),
  /** 按期结案: of those closed, not after the deadline. */
  ON_TIME("onTime", Population.DUE, ClosureMeasure.IS_CLOSED + " AND r.closed_at <= r.deadline"),
  /** 超期结案: of those closed, after the deadline. */
  CLOSED_LATE(
      "closedLate", Population.DUE, ClosureMeasure.IS_CLOSED + " AND r.closed_at > r.deadline"),
  /** 超期未结案: neither closed nor suspended, and the deadline had passed at the cut-off. */
  OVERDUE("overdue", Population.DUE, ClosureMeasure.IS_RUNNING + " AND r.deadline < :cutoff"),
  /** 在办未到期: neither closed nor suspended, and the deadline had not passed at the cut-off. */
  PENDING("pending", Population.DUE, ClosureMeasure.IS_RUNNING + " AND r.deadline >= :cutoff"),
  /** 挂账: the deadline stands still. */
  SUSPENDED("suspended", Population.DUE, "r.status = 'SUSPENDED'"),
  /** 返工: sent back at least once after it was handled. */
  REWORKED("reworked", Population.DUE, "r.rework_count > 0"),
  /** 重开: reopened at least once after it was closed. */
  REOPENED("reopened", Population.DUE, "r.reopen_count > 0"),
  /** 评价: rated by the reporter at the cut-off. */
  RATED("rated", Population.DUE, ClosureMeasure.IS_RATED),
  /** 满意: rated with four or five stars. */
  SATISFIED("satisfied", Population.DUE, ClosureMeasure.IS_RATED + " AND r.rating_stars >= 4"),
  /** 认为已解决: rated, and the reporter says that it is resolved. */
  RESOLVED("resolved", Population.DUE, ClosureMeasure.IS_RATED + " AND r.rating_resolved IS TRUE");

  private static final String IS_CLOSED = "r.status = 'CLOSED' AND r.closed_at <= :cutoff";
  private static final String IS_REJECTED = "r.status = 'REJECTED' AND r.rejected_at <= :cutoff";
  private static final String IS_RUNNING = "r.status <> 'SUSPENDED' AND NOT (" + IS_CLOSED + ")";
  private static final String IS_RATED = "r.rating_stars IS NOT NULL AND r.rated_at <= :cutoff";

  /** Of which cases a measure counts some. */
  enum Population {
    /** Submitted in the period. */
    RECEIVED("r.submitted_at", "TRUE"),
    /** 应结案. */
    DUE(
        "r.deadline",
        "r.accepted_at IS NOT NULL AND r.status NOT IN ('WITHDRAWN', 'DUPLICATE', 'REJECTED')");

    private final String time;
    private final String condition;

    Population(String time, String condition) {
      this.time = time;
      this.condition = condition;
    }

    /** SQL for the time that must lie in the period; an index begins with district and this. */
    String time() {
      return time;
    }

    /** SQL: {@code :from} is the first instant of the period, {@code :to} the first after it. */
    String condition() {
      return time + " >= :from AND " + time + " < :to AND " + condition;
    }

    /** The same time of a row that was read. */
    Instant timeOf(ClosureCase row) {
      return switch (this) {
        case RECEIVED -> row.submittedAt();
        case DUE -> row.deadline();
      };
    }

    List<ClosureMeasure> measures() {
      return Arrays.stream(ClosureMeasure.values()).filter(m -> m.population == this).toList();
    }
  }

  private final String wireName;
  private final Population population;
  private final String condition;

  ClosureMeasure(String wireName, Population population, String condition) {
    this.wireName = wireName;
    this.population = population;
    this.condition = condition;
  }

  String wireName() {
    return wireName;
  }

  Population population() {
    return population;
  }

  /** SQL that is never NULL for a case {@code r} of the population. */
  String condition() {
    return condition;
  }

  static Optional<ClosureMeasure> of(String wireName) {
    return Arrays.stream(values()).filter(m -> m.wireName.equals(wireName)).findFirst();
  }
}
