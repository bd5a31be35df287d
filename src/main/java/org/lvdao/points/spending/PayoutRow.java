package org.lvdao.points.spending;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * A payout of cash, as it was made.
 *
 * @param redemptions how many are paid with it
 * @param amountFen what all of them come to, in 分
 */
@MappedEntity("points_payout")
record PayoutRow(
    @Id long id,
    String district,
    int redemptions,
    long amountFen,
    Instant createdAt,
    long createdBy) {}
