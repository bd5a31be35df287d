package org.lvdao.pickup.recyclables;

import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of the household waste was recovered (生活垃圾回收利用率): what was collected, but for hazardous
 * waste, by all household waste.
 *
 * @param months each of the period
 * @param total of the months whose waste was entered
 */
@Serdeable
record RecoveryFigures(String district, List<Month> months, Month total) {

  /**
   * A month.
   *
   * @param month such as 2026-10; the period for the total
   * @param recovered grams
   * @param wasteTotal grams of all household waste, as staff entered it; null when nobody did
   * @param recoveryRate percent with two decimals; null without the total
   */
  @Serdeable
  record Month(
      String month, long recovered, @Nullable Long wasteTotal, @Nullable BigDecimal recoveryRate) {}
}
