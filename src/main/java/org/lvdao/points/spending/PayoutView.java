package org.lvdao.points.spending;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A payout of cash (返现打款批次). What was requested is what was paid, failed and is open together.
 *
 * @param requested as it was made
 * @param paid reached its payee, also what was refunded since
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
        of(PayoutFile.PAID, row, sums),
        of(PayoutFile.FAILED, row, sums),
        of(null, row, sums));
  }

  private static Sum of(@Nullable String result, PayoutRow row, List<PayoutSum> sums) {
    var all =
        sums.stream()
            .filter(sum -> sum.payoutId() == row.id())
            .filter(sum -> Objects.equals(PayoutFile.result(sum.state()), result))
            .toList();
    return new Sum(
        all.stream().mapToLong(PayoutSum::redemptions).sum(),
        all.stream().mapToLong(PayoutSum::amountFen).sum());
  }
}
