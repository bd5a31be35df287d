package org.lvdao.points.spending;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a household got for points, or will get.
 *
 * @param name of the reward as it was then
 * @param points for all of it
 * @param amountFen cash for all of it, in 分; null unless it is cash
 * @param payee the WeChat openid that gets the cash; null for none, or once the person is erased
 * @param reservationId the transaction of the ledger that set them aside
 * @param pickupCode null unless it is goods
 * @param payoutId the payout it is paid with; null before
 * @param decidedBy who of staff approved the cash; null when nobody had to, or has yet
 * @param note why it was refused or could not be paid
 */
@MappedEntity("points_redemption")
record RedemptionRow(
    @Id long id,
    String district,
    long householdId,
    long memberId,
    long rewardId,
    RewardKind kind,
    String name,
    int quantity,
    long points,
    @Nullable Long amountFen,
    @Nullable String payee,
    long reservationId,
    RedemptionState state,
    @Nullable String pickupCode,
    @Nullable Instant pickupUntil,
    @Nullable Long payoutId,
    @Nullable Long decidedBy,
    @Nullable String note,
    Instant createdAt,
    @Nullable Instant endedAt,
    @Nullable Long endedBy,
    long version) {

  /** The cash in 分, of a redemption of cash. */
  long cash() {
    if (amountFen == null) {
      throw new IllegalStateException("Redemption " + id + " is no cash");
    }
    return amountFen;
  }
}
