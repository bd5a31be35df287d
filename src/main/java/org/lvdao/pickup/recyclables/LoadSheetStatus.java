package org.lvdao.pickup.recyclables;

/** Where a load sheet stands. */
enum LoadSheetStatus {
  /** On its way to the centre. */
  IN_TRANSIT,
  RECEIVED,
  /** Taken back before it arrived. */
  CANCELLED
}
