package org.lvdao.pickup.market;

import jakarta.inject.Singleton;
import org.lvdao.account.AccountMerge;

/**
 * Things follow a resident whose accounts become one. What one account reserved of the other's is
 * free again.
 */
@Singleton
class TraderMerge implements AccountMerge {
  private final MarketItemRepository rows;
  private final Taking taking;

  TraderMerge(MarketItemRepository rows, Taking taking) {
    this.rows = rows;
    this.taking = taking;
  }

  @Override
  public void move(long from, long to) {
    rows.moveGiver(from, to);
    rows.moveTaker(from, to);
    rows.moveAbuses(from, to);
    rows.deleteAbusesBy(from);
    rows.findReserved(to).stream()
        .filter(row -> row.isGivenBy(to))
        .forEach(row -> taking.release(row, MarketParty.TAKER));
  }
}
