package org.lvdao.points.spending;

import io.micronaut.core.annotation.Introspected;

/** What of a payout stands in a state. */
@Introspected
record PayoutSum(long payoutId, RedemptionState state, long redemptions, long amountFen) {}
