package org.lvdao.points.spending;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A reward of a district.
 *
 * @param points for one
 * @param amountFen the cash for one, in 分; null unless it is cash
 * @param stock how many are left; null without end
 * @param lowStock fewer are an alarm
 * @param mostPerMonth for a household; null for no limit
 */
@MappedEntity("points_reward")
record RewardRow(
    @Id long id,
    String district,
    String code,
    RewardKind kind,
    String name,
    String description,
    long points,
    @Nullable Long amountFen,
    @Nullable Long stock,
    long lowStock,
    @Nullable Integer mostPerMonth,
    boolean offered,
    Instant createdAt,
    long version) {

  boolean isLow() {
    return stock != null && stock < lowStock;
  }
}
