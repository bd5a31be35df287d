package org.lvdao.points.spending;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;

/**
 * A payout of cash (返现打款批次). What was requested is what was paid, failed and is open together.
 *
 * @param requested as it was made
 * @param paid reached its payee
 * @param failed could not be paid, so the household has its points again
 * @param open of which no result has come yet
 */
@Serdeable
record PayoutView(
    String id, String district, Instant createdAt, Sum requested, Sum paid, Sum failed, Sum open) {

  /**
   * @param redemptions how many
   * @param amountFen their cash, in 分
   */
  @Serdeable
  record Sum(long redemptions, long amountFen) {}

  static PayoutView of(PayoutRow row, List<PayoutSum> sums) {
    return new PayoutView(
        Long.toString(row.id()),
        row.district(),
        row.createdAt(),
        new Sum(row.redemptions(), row.amountFen()),
        in(RedemptionState.FULFILLED, row, sums),
        in(RedemptionState.FAILED, row, sums),
        in(RedemptionState.PAYING, row, sums));
  }

  private static Sum in(RedemptionState state, PayoutRow row, List<PayoutSum> sums) {
    return sums.stream()
        .filter(sum -> sum.payoutId() == row.id() && sum.state() == state)
        .map(sum -> new Sum(sum.redemptions(), sum.amountFen()))
        .findFirst()
        .orElse(new Sum(0, 0));
  }
}
