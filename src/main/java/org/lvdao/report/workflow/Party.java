package org.lvdao.report.workflow;

import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Role;

/** Who may take a step of a case. */
public enum Party {
  REPORTER("RESIDENT"),
  DISPATCHER("DISPATCHER"),
  /** A HANDLER of the unit the case was dispatched to. */
  UNIT_HANDLER("HANDLER"),
  SUPERVISOR("SUPERVISOR"),
  /** A VERIFIER, never the person who handled the case. */
  OTHER_VERIFIER("VERIFIER"),
  ANY_STAFF("STAFF"),
  SYSTEM("SYSTEM");

  private final String roleName;

  Party(String roleName) {
    this.roleName = roleName;
  }

  /** What the history calls whoever took a step as this party. */
  public String roleName() {
    return roleName;
  }

  /** Whether the actor has the office, whatever stands in the way in this very case. */
  boolean hasRole(Actor actor, Workflow.Case report) {
    var area = report.areaPath();
    return switch (this) {
      case REPORTER, SYSTEM -> false;
      case DISPATCHER -> actor.may(Role.DISPATCHER, area);
      case UNIT_HANDLER -> actor.may(Role.HANDLER, area);
      case SUPERVISOR -> actor.may(Role.SUPERVISOR, area);
      case OTHER_VERIFIER -> actor.may(Role.VERIFIER, area);
      case ANY_STAFF -> CaseStaff.maySee(actor, area);
    };
  }

  boolean includes(Actor actor, Workflow.Case report) {
    var unit = report.unit();
    return switch (this) {
      case REPORTER -> report.isReportedBy(actor.accountId());
      case UNIT_HANDLER -> unit != null && actor.handlesFor(unit, report.areaPath());
      case OTHER_VERIFIER -> hasRole(actor, report) && !report.wasHandledBy(actor.accountId());
      case DISPATCHER, SUPERVISOR, ANY_STAFF, SYSTEM -> hasRole(actor, report);
    };
  }
}
