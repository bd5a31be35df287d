package org.lvdao.report;

import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Role;

/** Who may take a step of a case. */
enum Party {
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
  String roleName() {
    return this == ANY_STAFF ? "STAFF" : this == SYSTEM ? "SYSTEM" : role.name();
  }

  /** Whether the actor has the office, whatever stands in the way in this very case. */
  boolean hasRole(Actor actor, Report report) {
    return switch (this) {
      case REPORTER, SYSTEM -> false;
      case ANY_STAFF -> actor.mayAsStaff(report.areaPath());
      case DISPATCHER, UNIT_HANDLER, SUPERVISOR, VERIFIER, OTHER_VERIFIER ->
          actor.may(role, report.areaPath());
    };
  }

  boolean includes(Actor actor, Report report) {
    return switch (this) {
      case REPORTER -> report.isReportedBy(actor.accountId());
      case DISPATCHER, SUPERVISOR, VERIFIER -> actor.may(role, report.areaPath());
      case OTHER_VERIFIER -> actor.may(role, report.areaPath()) && !handled(actor, report);
      case UNIT_HANDLER -> report.unit != null && actor.handlesFor(report.unit, report.areaPath());
      case ANY_STAFF -> actor.mayAsStaff(report.areaPath());
      case SYSTEM -> actor.accountId() == Actor.SYSTEM.accountId();
    };
  }

  static boolean handled(Actor actor, Report report) {
    return report.handledBy != null && report.handledBy == actor.accountId();
  }
}
