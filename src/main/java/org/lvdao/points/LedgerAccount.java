package org.lvdao.points;

/**
 * What postings are made to. The first four belong to a holder, the others to a district. A posting
 * is positive when the account gets points; what a district has issued is therefore negative.
 */
public enum LedgerAccount {
  /** Can be spent (可用). */
  AVAILABLE,
  /** Waits for a grade or for a time (待入账). */
  PENDING,
  /** Set aside for a redemption that is under way (已锁定). */
  RESERVED,
  /** What the holder owes, as a negative number (应收): spent before it was taken back. */
  RECEIVABLE,
  /** Given out (发放). */
  ISSUANCE,
  /** Redeemed (兑换). */
  REDEMPTION,
  /** Expired (过期). */
  EXPIRY,
  /** Given or taken by staff (调整). */
  ADJUSTMENT
}
