package org.lvdao.points.spending;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.lvdao.kernel.DomainError;
import org.lvdao.points.Holder;

/**
 * Takes back what a household got, for its points (退货退分): goods returned, a voucher that is void.
 */
@Singleton
public class Refunds {
  private final RedemptionRepository rows;
  private final RedemptionEnds ends;

  Refunds(RedemptionRepository rows, RedemptionEnds ends) {
    this.rows = rows;
    this.ends = ends;
  }

  /**
   * What a redemption took.
   *
   * @param holder who gets the points back
   */
  public record Taken(Holder holder, long points) {}

  /** Empty when there is none of that id. */
  public Optional<Taken> find(long redemptionId) {
    return rows.find(redemptionId)
        .map(row -> new Taken(new Holder(row.householdId(), row.district()), row.points()));
  }

  /**
   * Refuses what was not given, or is refunded.
   *
   * @throws DomainError {@code redemption-state}
   */
  public void check(long redemptionId) {
    given(redemptionId);
  }

  /**
   * Gives the points back to the lots they came from, in the caller's transaction. The stock stays:
   * whether returned goods can be given again, staff say there.
   *
   * @throws DomainError {@code redemption-state}
   */
  public void refund(long redemptionId) {
    ends.refund(given(redemptionId));
  }

  private RedemptionRow given(long redemptionId) {
    var row = rows.find(redemptionId).orElseThrow();
    if (row.state() != RedemptionState.FULFILLED) {
      throw RedemptionEnds.notWaiting(row);
    }
    return row;
  }
}
