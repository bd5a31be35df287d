package org.lvdao.pickup.market;

/** As what somebody acts on the flea market. */
enum MarketParty {
  GIVER,
  /** Whoever reserved it, or wants to. */
  TAKER,
  DISPATCHER,
  SYSTEM
}
