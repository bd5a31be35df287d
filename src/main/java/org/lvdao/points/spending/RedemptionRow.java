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
 * @param reservationId the transaction of the ledger that set them aside
 * @param pickupCode null unless it waits to be handed over
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
    long reservationId,
    RedemptionState state,
    @Nullable String pickupCode,
    @Nullable Instant pickupUntil,
    Instant createdAt,
    @Nullable Instant endedAt,
    @Nullable Long endedBy) {}
