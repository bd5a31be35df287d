package org.lvdao.pickup.market;

/** Where a thing on the flea market stands. */
enum MarketState {
  /** Its words are being judged. */
  CHECKING,
  /** Waits for a dispatcher, who looks at the photos. */
  REVIEW,
  /** Others see it. */
  LISTED,
  /** One of them wants it. */
  RESERVED,
  HANDED_OVER,
  /** The giver took it back. */
  CLOSED,
  /** Nobody wanted it for too long. */
  EXPIRED,
  /** It may not be offered. */
  REFUSED;

  boolean isOpen() {
    return compareTo(RESERVED) <= 0;
  }
}
