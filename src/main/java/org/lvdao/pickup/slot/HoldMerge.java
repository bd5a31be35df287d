package org.lvdao.pickup.slot;

import jakarta.inject.Singleton;
import org.lvdao.account.AccountMerge;

/** A place somebody keeps follows when their accounts become one; they keep one at the most. */
@Singleton
class HoldMerge implements AccountMerge {
  private final Holds holds;

  HoldMerge(Holds holds) {
    this.holds = holds;
  }

  @Override
  public void move(long from, long to) {
    holds.move(from, to);
  }
}
