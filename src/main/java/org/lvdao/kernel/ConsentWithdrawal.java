package org.lvdao.kernel;

/** What a feature does when a resident takes a consent back. */
public interface ConsentWithdrawal {
  /** Removes what was kept by that consent, in the caller's transaction. */
  void withdrawn(long accountId, ConsentPurpose purpose);
}
