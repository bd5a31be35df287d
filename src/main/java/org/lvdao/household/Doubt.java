package org.lvdao.household;

/** Why a delivery waits for a review (待审核). */
enum Doubt {
  /** An administrator disabled the device. */
  DEVICE_DISABLED,
  UNKNOWN_CARD,
  /** Another was issued in its place. */
  LOST_CARD,
  /** The household has ended. */
  ENDED_CARD,
  /** The household lives elsewhere. */
  OTHER_COMMUNITY,
  IMPOSSIBLE_WEIGHT,
  IN_THE_FUTURE,
  TOO_OLD,
  UNKNOWN_GRADE
}
