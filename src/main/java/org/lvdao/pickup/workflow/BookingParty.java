package org.lvdao.pickup.workflow;

import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Role;

/** Who may take a step of a booking. */
public enum BookingParty {
  RESIDENT("RESIDENT"),
  /** Any collector of the area, who has an offer or not. */
  COLLECTOR("COLLECTOR"),
  /** The collector who has it. */
  ITS_COLLECTOR("COLLECTOR"),
  DISPATCHER("DISPATCHER"),
  SUPERVISOR("SUPERVISOR"),
  SYSTEM("SYSTEM");

  private final String roleName;

  BookingParty(String roleName) {
    this.roleName = roleName;
  }

  /** What the history calls whoever took a step as this party. */
  public String roleName() {
    return roleName;
  }

  boolean includes(Actor actor, BookingWorkflow.Case booking) {
    return switch (this) {
      case RESIDENT -> booking.isBookedBy(actor.accountId());
      case COLLECTOR -> actor.may(Role.COLLECTOR, booking.areaPath());
      case ITS_COLLECTOR ->
          booking.isAssignedTo(actor.accountId()) && actor.may(Role.COLLECTOR, booking.areaPath());
      case DISPATCHER -> actor.may(Role.DISPATCHER, booking.areaPath());
      case SUPERVISOR -> actor.may(Role.SUPERVISOR, booking.areaPath());
      case SYSTEM -> false;
    };
  }
}
