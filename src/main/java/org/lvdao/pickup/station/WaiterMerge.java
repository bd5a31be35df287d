package org.lvdao.pickup.station;

import jakarta.inject.Singleton;
import org.lvdao.account.AccountMerge;

/** A resident whose accounts become one waits at the places of both, at each once. */
@Singleton
class WaiterMerge implements AccountMerge {
  private final WaitingRepository rows;

  WaiterMerge(WaitingRepository rows) {
    this.rows = rows;
  }

  @Override
  public void move(long from, long to) {
    rows.move(from, to);
    rows.deleteOf(from);
  }
}
