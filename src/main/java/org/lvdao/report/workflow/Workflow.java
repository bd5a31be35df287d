package org.lvdao.report.workflow;

import static org.lvdao.report.workflow.Party.ANY_STAFF;
import static org.lvdao.report.workflow.Party.DISPATCHER;
import static org.lvdao.report.workflow.Party.OTHER_VERIFIER;
import static org.lvdao.report.workflow.Party.REPORTER;
import static org.lvdao.report.workflow.Party.SUPERVISOR;
import static org.lvdao.report.workflow.Party.SYSTEM;
import static org.lvdao.report.workflow.Party.UNIT_HANDLER;
import static org.lvdao.report.workflow.ReportAction.*;
import static org.lvdao.report.workflow.ReportStatus.*;
import static org.lvdao.report.workflow.RequestKind.EXTENSION;
import static org.lvdao.report.workflow.RequestKind.PUBLICATION;
import static org.lvdao.report.workflow.RequestKind.REOPENING;
import static org.lvdao.report.workflow.RequestKind.SUSPENSION;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.TransitionTable;
import org.lvdao.kernel.TransitionTable.Builder;

/**
 * The lifecycle of a case as one table: 发现 → 建立台账 → 整治 → 回头看 of the zero-waste plans, in the steps
 * of 数字城管 (accept, dispatch, handle, verify, close). Whatever asks what may be done with a case,
 * and by whom, reads this table.
 */
public final class Workflow {
  static final TransitionTable<ReportStatus, ReportAction, Party, RequestKind> TABLE = table();

  private Workflow() {}

  /** A case as far as the table looks at it. */
  public interface Case {
    ReportStatus status();

    AreaPath areaPath();

    /** The responsible unit; null while there is none. */
    @Nullable String unit();

    boolean isReportedBy(long accountId);

    boolean wasHandledBy(long accountId);
  }

  private static TransitionTable<ReportStatus, ReportAction, Party, RequestKind> table() {
    var table = TransitionTable.<ReportStatus, ReportAction, Party, RequestKind>builder();
    work(table);
    afterwards(table);
    for (var status : List.of(DISPATCHED, IN_PROGRESS)) {
      table
          .asking(status, EXTEND, status, UNIT_HANDLER, EXTENSION)
          .deciding(status, APPROVE_EXTENSION, status, SUPERVISOR, EXTENSION)
          .deciding(status, REFUSE_EXTENSION, status, SUPERVISOR, EXTENSION);
    }
    for (var status : List.of(SUBMITTED, ACCEPTED, DISPATCHED, IN_PROGRESS)) {
      table.add(status, CORRECT, status, DISPATCHER);
    }
    for (var status : ReportStatus.values()) {
      if (status.isOpen()) {
        table.add(status, COMMENT, status, REPORTER);
      }
      table
          .add(status, NOTE, status, ANY_STAFF)
          .deciding(status, PUBLISH, status, DISPATCHER, PUBLICATION)
          .deciding(status, WITHHOLD, status, DISPATCHER, PUBLICATION);
    }
    return table.build();
  }

  private static void work(Builder<ReportStatus, ReportAction, Party, RequestKind> table) {
    table
        .add(SUBMITTED, ACCEPT, ACCEPTED, DISPATCHER)
        .add(SUBMITTED, REJECT, REJECTED, DISPATCHER)
        .add(SUBMITTED, MARK_DUPLICATE, DUPLICATE, DISPATCHER)
        .add(SUBMITTED, WITHDRAW, WITHDRAWN, REPORTER)
        .add(ACCEPTED, DISPATCH, DISPATCHED, DISPATCHER)
        .add(DISPATCHED, RETURN, ACCEPTED, UNIT_HANDLER)
        .add(DISPATCHED, START, IN_PROGRESS, UNIT_HANDLER)
        .asking(IN_PROGRESS, SUSPEND, IN_PROGRESS, UNIT_HANDLER, SUSPENSION)
        .deciding(IN_PROGRESS, APPROVE_SUSPENSION, SUSPENDED, SUPERVISOR, SUSPENSION)
        .deciding(IN_PROGRESS, REFUSE_SUSPENSION, IN_PROGRESS, SUPERVISOR, SUSPENSION)
        .add(SUSPENDED, RESUME, IN_PROGRESS, UNIT_HANDLER)
        .add(SUSPENDED, RESUME, IN_PROGRESS, SUPERVISOR)
        .add(IN_PROGRESS, HANDLE, HANDLED, UNIT_HANDLER);
  }

  /** The look-back's first row is for the one that passed. */
  private static void afterwards(Builder<ReportStatus, ReportAction, Party, RequestKind> table) {
    table
        .add(HANDLED, CLOSE, CLOSED, OTHER_VERIFIER)
        .add(HANDLED, REWORK, IN_PROGRESS, OTHER_VERIFIER)
        .asking(CLOSED, REQUEST_REOPEN, CLOSED, REPORTER, REOPENING)
        .deciding(CLOSED, REOPEN, IN_PROGRESS, SUPERVISOR, REOPENING)
        .deciding(CLOSED, REFUSE_REOPEN, CLOSED, SUPERVISOR, REOPENING)
        .add(CLOSED, LOOK_BACK, CLOSED, OTHER_VERIFIER)
        .add(CLOSED, LOOK_BACK, IN_PROGRESS, OTHER_VERIFIER)
        .add(CLOSED, RATE, CLOSED, REPORTER);
  }

  /** What the actor may do with the case as it stands, in the order of the table. */
  public static Set<ReportAction> allowed(Case report, Actor actor, Set<RequestKind> waiting) {
    return TABLE.allowed(report.status(), waiting, party -> party.includes(actor, report));
  }

  /** What its reporter may do with a case in the state, whatever was asked for. */
  public static Set<ReportAction> allowedToReporter(ReportStatus status) {
    return TABLE.allowed(status, Set.of(), party -> party == REPORTER);
  }

  public static boolean isForStaff(ReportAction action) {
    return TABLE.isEverTaken(action, party -> party != REPORTER && party != SYSTEM);
  }

  /** Whether the actor holds a role that takes the action in some state of such a case. */
  public static boolean hasRoleFor(ReportAction action, Actor actor, Case report) {
    return TABLE.isEverTaken(action, party -> party.hasRole(actor, report));
  }

  /** Whether anybody may take the action in the state. */
  public static boolean isPossible(
      ReportAction action, ReportStatus status, Set<RequestKind> waiting) {
    return TABLE.isPossible(status, action, waiting);
  }

  public static boolean isDecidable(RequestKind kind, ReportStatus status) {
    return TABLE.isDecidable(status, kind);
  }

  /** As which party the actor may take the action now; null if as none. */
  public static @Nullable Party partyFor(ReportAction action, Actor actor, Case report) {
    return TABLE
        .party(report.status(), action, party -> party.includes(actor, report))
        .orElse(null);
  }

  /** The state the action leads to; the second of the look-back when it failed. */
  public static ReportStatus target(ReportStatus from, ReportAction action, boolean failed) {
    var targets = TABLE.targets(from, action);
    return failed ? targets.getLast() : targets.getFirst();
  }

  /** The picture of the table that stands in the README. */
  static String mermaid() {
    var ended = Arrays.stream(ReportStatus.values()).filter(status -> !status.isOpen()).toList();
    return TABLE.mermaid(ReportAction.SUBMIT, SUBMITTED, ended, ReportAction::code);
  }
}
