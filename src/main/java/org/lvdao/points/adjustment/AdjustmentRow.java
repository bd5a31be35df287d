package org.lvdao.points.adjustment;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Points that staff give or take.
 *
 * @param district whose points they are
 * @param points negative when they are taken; never 0
 * @param redemptionId whose points come back; null for none
 * @param note why, for the household to read
 * @param decidedBy null when nobody else had to agree, or has yet
 */
@MappedEntity("points_adjustment")
record AdjustmentRow(
    @Id long id,
    String district,
    long householdId,
    long points,
    @Nullable Long redemptionId,
    String note,
    AdjustmentState state,
    Instant proposedAt,
    long proposedBy,
    @Nullable Instant decidedAt,
    @Nullable Long decidedBy,
    @Nullable String decisionNote,
    long version) {}
