package org.lvdao.pickup.catalogue;

/** Who pays. */
public enum Direction {
  /** The resident is paid. */
  PAID,
  /** Nobody. */
  FREE,
  /** The resident pays, as for bulky waste (大件垃圾). */
  FEE
}
