package org.lvdao.points.spending;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * A reward.
 *
 * @param points for one
 * @param amountFen the cash for one, in 分; null unless it is cash
 * @param stock how many are left; null without end
 * @param mostPerMonth how many a household gets in a month; null for no limit
 */
@Serdeable
record RewardView(
    String id,
    String code,
    RewardKind kind,
    String name,
    String description,
    long points,
    @Nullable Long amountFen,
    @Nullable Long stock,
    @Nullable Integer mostPerMonth) {
  static RewardView of(RewardRow row) {
    return new RewardView(
        Long.toString(row.id()),
        row.code(),
        row.kind(),
        row.name(),
        row.description(),
        row.points(),
        row.amountFen(),
        row.stock(),
        row.mostPerMonth());
  }
}
