package org.lvdao.pickup.market;

/** What residents find wrong with a thing that is offered. */
enum AbuseReason {
  /** It may not be sold or given away (违禁物品). */
  PROHIBITED,
  /** It is not what it is said to be (虚假信息). */
  FALSE,
  /** A trade, no neighbour (商业推广). */
  COMMERCIAL,
  OFFENSIVE,
  OTHER
}
