package org.lvdao.report;

import static org.lvdao.report.ReportAction.*;
import static org.lvdao.report.ReportStatus.*;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;

/**
 * The lifecycle of a case as one table: 发现 → 建立台账 → 整治 → 回头看 of the zero-waste plans, in the steps
 * of 数字城管 (accept, dispatch, handle, verify, close). Whatever asks what may be done with a case,
 * and by whom, reads this table.
 */
final class Workflow {
  /**
   * One step.
   *
   * @param needs the request that must be waiting for a decision; null when none must
   */
  record Transition(
      ReportStatus from,
      ReportAction action,
      ReportStatus to,
      Party by,
      @Nullable RequestKind needs) {}

  static final List<Transition> TABLE = table();

  private Workflow() {}

  private static List<Transition> table() {
    var table = new ArrayList<Transition>();
    add(table, SUBMITTED, ACCEPT, ACCEPTED, Party.DISPATCHER);
    add(table, SUBMITTED, REJECT, REJECTED, Party.DISPATCHER);
    add(table, SUBMITTED, MARK_DUPLICATE, DUPLICATE, Party.DISPATCHER);
    add(table, SUBMITTED, WITHDRAW, WITHDRAWN, Party.REPORTER);
    add(table, ACCEPTED, DISPATCH, DISPATCHED, Party.DISPATCHER);
    add(table, DISPATCHED, RETURN, ACCEPTED, Party.UNIT_HANDLER);
    add(table, DISPATCHED, START, IN_PROGRESS, Party.UNIT_HANDLER);
    add(table, IN_PROGRESS, SUSPEND, IN_PROGRESS, Party.UNIT_HANDLER);
    decide(table, IN_PROGRESS, APPROVE_SUSPENSION, SUSPENDED, RequestKind.SUSPENSION);
    decide(table, IN_PROGRESS, REFUSE_SUSPENSION, IN_PROGRESS, RequestKind.SUSPENSION);
    add(table, SUSPENDED, RESUME, IN_PROGRESS, Party.UNIT_HANDLER);
    add(table, SUSPENDED, RESUME, IN_PROGRESS, Party.SUPERVISOR);
    add(table, IN_PROGRESS, HANDLE, HANDLED, Party.UNIT_HANDLER);
    add(table, HANDLED, CLOSE, CLOSED, Party.OTHER_VERIFIER);
    add(table, HANDLED, REWORK, IN_PROGRESS, Party.OTHER_VERIFIER);
    add(table, CLOSED, REQUEST_REOPEN, CLOSED, Party.REPORTER);
    decide(table, CLOSED, REOPEN, IN_PROGRESS, RequestKind.REOPENING);
    decide(table, CLOSED, REFUSE_REOPEN, CLOSED, RequestKind.REOPENING);
    add(table, CLOSED, LOOK_BACK, CLOSED, Party.OTHER_VERIFIER);
    add(table, CLOSED, LOOK_BACK, IN_PROGRESS, Party.OTHER_VERIFIER);
    add(table, CLOSED, RATE, CLOSED, Party.REPORTER);
    for (var status : List.of(DISPATCHED, IN_PROGRESS)) {
      add(table, status, EXTEND, status, Party.UNIT_HANDLER);
      decide(table, status, APPROVE_EXTENSION, status, RequestKind.EXTENSION);
      decide(table, status, REFUSE_EXTENSION, status, RequestKind.EXTENSION);
    }
    for (var status : List.of(SUBMITTED, ACCEPTED, DISPATCHED, IN_PROGRESS)) {
      add(table, status, CORRECT, status, Party.DISPATCHER);
    }
    for (var status : EnumSet.allOf(ReportStatus.class)) {
      if (status.isOpen()) {
        add(table, status, COMMENT, status, Party.REPORTER);
      }
      add(table, status, NOTE, status, Party.ANY_STAFF);
    }
    return List.copyOf(table);
  }

  private static void add(
      List<Transition> table, ReportStatus from, ReportAction action, ReportStatus to, Party by) {
    table.add(new Transition(from, action, to, by, null));
  }

  private static void decide(
      List<Transition> table,
      ReportStatus from,
      ReportAction action,
      ReportStatus to,
      RequestKind needs) {
    table.add(new Transition(from, action, to, Party.SUPERVISOR, needs));
  }

  /** What the actor may do with the case as it stands, in the order of the table. */
  static Set<ReportAction> allowed(Report report, Actor actor, Set<RequestKind> waiting) {
    var actions = new LinkedHashSet<ReportAction>();
    for (var transition : TABLE) {
      if (transition.from() == report.status
          && (transition.needs() == null || waiting.contains(transition.needs()))
          && !asksAgain(transition.action(), waiting)
          && transition.by().includes(actor, report)) {
        actions.add(transition.action());
      }
    }
    return actions;
  }

  private static boolean asksAgain(ReportAction action, Set<RequestKind> waiting) {
    return switch (action) {
      case SUSPEND -> waiting.contains(RequestKind.SUSPENSION);
      case EXTEND -> waiting.contains(RequestKind.EXTENSION);
      case REQUEST_REOPEN -> waiting.contains(RequestKind.REOPENING);
      default -> false;
    };
  }

  static boolean isDecidable(RequestKind kind, ReportStatus status) {
    return TABLE.stream().anyMatch(t -> t.from() == status && t.needs() == kind);
  }

  static boolean isForStaff(ReportAction action) {
    return TABLE.stream()
        .anyMatch(t -> t.action() == action && t.by() != Party.REPORTER && t.by() != Party.SYSTEM);
  }

  /** Whether the actor holds a role that takes the action in some state of some case. */
  static boolean hasRoleFor(ReportAction action, Actor actor, Report report) {
    return TABLE.stream()
        .filter(transition -> transition.action() == action)
        .anyMatch(transition -> transition.by().hasRole(actor, report));
  }

  /** Whether anybody may take the action in the state. */
  static boolean isPossible(ReportAction action, ReportStatus status, Set<RequestKind> waiting) {
    return TABLE.stream()
        .anyMatch(
            t ->
                t.action() == action
                    && t.from() == status
                    && (t.needs() == null || waiting.contains(t.needs())));
  }

  /** As which party the actor may take the action now; null if as none. */
  static @Nullable Party partyFor(ReportAction action, Actor actor, Report report) {
    return TABLE.stream()
        .filter(t -> t.action() == action && t.from() == report.status)
        .map(Transition::by)
        .filter(party -> party.includes(actor, report))
        .findFirst()
        .orElse(null);
  }

  /** The state the action leads to; the second of the look-back when it failed. */
  static ReportStatus target(ReportStatus from, ReportAction action, boolean failed) {
    var targets =
        TABLE.stream()
            .filter(t -> t.from() == from && t.action() == action)
            .map(Transition::to)
            .distinct()
            .toList();
    return failed ? targets.getLast() : targets.getFirst();
  }

  /** The picture of the table that stands in the README. */
  static String mermaid() {
    var picture = new StringBuilder("stateDiagram-v2\n  [*] --> SUBMITTED: submit\n");
    var seen = new LinkedHashSet<String>();
    for (var t : TABLE) {
      if (t.from() != t.to()) {
        seen.add("  %s --> %s: %s (%s)\n".formatted(t.from(), t.to(), t.action().code(), t.by()));
      }
    }
    seen.forEach(picture::append);
    EnumSet.allOf(ReportStatus.class).stream()
        .filter(status -> !status.isOpen())
        .forEach(status -> picture.append("  ").append(status).append(" --> [*]\n"));
    return picture.toString();
  }
}
