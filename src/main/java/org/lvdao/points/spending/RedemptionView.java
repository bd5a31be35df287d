package org.lvdao.points.spending;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a household got for points, or will get.
 *
 * @param name of the reward as it was then
 * @param points for all of it
 * @param amountFen the cash for all of it, in 分; null unless it is cash
 * @param pickupCode ten digits to show at the station, also as a QR code; null unless it waits
 * @param pickupUntil when it expires and the points come back; null unless it waits
 * @param vouchers the codes, for vouchers
 * @param note why cash was refused or could not be paid
 */
@Serdeable
record RedemptionView(
    String id,
    RewardKind kind,
    String name,
    int quantity,
    long points,
    @Nullable Long amountFen,
    RedemptionState state,
    @Nullable String pickupCode,
    @Nullable Instant pickupUntil,
    List<String> vouchers,
    @Nullable String note,
    Instant createdAt,
    @Nullable Instant endedAt) {
  static RedemptionView of(RedemptionRow row, List<String> vouchers) {
    boolean waits = row.state() == RedemptionState.RESERVED;
    return new RedemptionView(
        Long.toString(row.id()),
        row.kind(),
        row.name(),
        row.quantity(),
        row.points(),
        row.amountFen(),
        row.state(),
        waits ? row.pickupCode() : null,
        row.pickupUntil(),
        vouchers,
        row.note(),
        row.createdAt(),
        row.endedAt());
  }
}
