package org.lvdao.kernel;

/** What an account may do, each within the areas of its grants. */
public enum Role {
  /** A resident (居民): reports, supports, rates. */
  RESIDENT,
  /** A collector (回收员) who takes and completes pickup jobs. */
  COLLECTOR,
  /** A member of a responsible unit (责任单位处置员) who works on dispatched cases. */
  HANDLER,
  /** The desk that accepts, rejects and dispatches cases (受理派遣员). */
  DISPATCHER,
  /** Checks a handled case and closes it (核查员), and looks back later (回头看). */
  VERIFIER,
  /** Approves suspension, extension and reopening (督办). */
  SUPERVISOR,
  /** Judges sorted kitchen waste at a delivery point (督导员). */
  INSPECTOR,
  /** Builds questionnaires and runs campaigns (调查员). */
  SURVEYOR,
  /** Manages accounts and settings of an area (管理员). */
  ADMIN;

  /** Whether the role belongs to an office rather than to a resident or a collector. */
  public boolean isStaff() {
    return this != RESIDENT && this != COLLECTOR;
  }
}
