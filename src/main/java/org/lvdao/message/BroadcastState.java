package org.lvdao.message;

import io.micronaut.serde.annotation.Serdeable;

/** Where a broadcast stands. */
@Serdeable
enum BroadcastState {
  /** Written, and may be looked at. */
  DRAFT,
  /** To be sent at its time. */
  SCHEDULED,
  /** People are being told, or pushes are still to come. */
  SENDING,
  /** Everybody was told. */
  SENT,
  /** Stopped by staff; who was told by then keeps it. */
  CANCELLED
}
