package org.lvdao.points.spending;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.database.Transactions.Outrun;
import org.lvdao.points.Reservations;

/**
 * Ends redemptions with their points and their stock, in the caller's transaction. Of two who end
 * one at once, the slower begins again and finds how it ended.
 */
@Singleton
class RedemptionEnds {
  private final RedemptionRepository rows;
  private final RewardRepository rewards;
  private final Reservations reservations;
  private final InstantSource clock;

  RedemptionEnds(
      RedemptionRepository rows,
      RewardRepository rewards,
      Reservations reservations,
      InstantSource clock) {
    this.rows = rows;
    this.rewards = rewards;
    this.reservations = reservations;
    this.clock = clock;
  }

  /** The household got it, so its points are spent. */
  RedemptionRow fulfil(RedemptionRow row, long by, String words) {
    end(row, RedemptionState.FULFILLED, by, null);
    reservations.confirm(row.reservationId(), words + "：" + row.name());
    return rows.find(row.id()).orElseThrow();
  }

  /**
   * The household gets its points back.
   *
   * @param by null when nobody in particular did it
   * @param note why; null for what needs no reason
   */
  RedemptionRow giveBack(
      RedemptionRow row, RedemptionState state, @Nullable Long by, @Nullable String note) {
    end(row, state, by, note);
    reservations.cancel(row.reservationId(), "退回：" + row.name());
    rewards.addStock(row.rewardId(), row.quantity());
    return rows.find(row.id()).orElseThrow();
  }

  /** The household returned what it was given, and gets its points back, whatever the stock. */
  void refund(RedemptionRow row) {
    if (rows.refund(row.id(), row.version()) == 0) {
      throw new Outrun();
    }
    reservations.refund(row.reservationId(), row.points(), "退货退回：" + row.name());
  }

  private void end(
      RedemptionRow row, RedemptionState state, @Nullable Long by, @Nullable String note) {
    if (rows.end(row.id(), row.version(), state.name(), clock.instant(), by, note) == 0) {
      throw new Outrun();
    }
  }

  /** What somebody learns who wants to end one that has ended, or is not theirs to end now. */
  static DomainError notWaiting(RedemptionRow row) {
    return DomainError.of(SpendingProblem.REDEMPTION_STATE).with("state", row.state().name());
  }
}
