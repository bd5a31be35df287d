package org.lvdao.report.workflow;

import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Role;

/** Who may take a step of a case. */
public enum Party {
  REPORTER(Role.RESIDENT),
  DISPATCHER(Role.DISPATCHER),
  /** A HANDLER of the unit the case was dispatched to. */
  UNIT_HANDLER(Role.HANDLER),
  SUPERVISOR(Role.SUPERVISOR),
  VERIFIER(Role.VERIFIER),
  /** A VERIFIER, never the person who handled the case. */
  OTHER_VERIFIER(Role.VERIFIER),
  ANY_STAFF(Role.ADMIN),
  SYSTEM(Role.ADMIN);

  private final Role role;

  Party(Role role) {
    this.role = role;
  }

  /** The role the history names. */
  public String roleName() {
    return this == ANY_STAFF ? "STAFF" : this == SYSTEM ? "SYSTEM" : role.name();
  }

  /** Whether the actor has the office, whatever stands in the way in this very case. */
  boolean hasRole(Actor actor, Workflow.Case report) {
    return switch (this) {
      case REPORTER, SYSTEM -> false;
      case ANY_STAFF -> CaseStaff.maySee(actor, report.areaPath());
      case DISPATCHER, UNIT_HANDLER, SUPERVISOR, VERIFIER, OTHER_VERIFIER ->
          actor.may(role, report.areaPath());
    };
  }

  boolean includes(Actor actor, Workflow.Case report) {
    var unit = report.unit();
    return switch (this) {
      case REPORTER -> report.isReportedBy(actor.accountId());
      case DISPATCHER, SUPERVISOR, VERIFIER -> actor.may(role, report.areaPath());
      case OTHER_VERIFIER ->
          actor.may(role, report.areaPath()) && !report.wasHandledBy(actor.accountId());
      case UNIT_HANDLER -> unit != null && actor.handlesFor(unit, report.areaPath());
      case ANY_STAFF -> CaseStaff.maySee(actor, report.areaPath());
      case SYSTEM -> actor.accountId() == Actor.SYSTEM.accountId();
    };
  }
}
