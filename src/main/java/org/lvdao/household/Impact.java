package org.lvdao.household;

import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.household.participation.Badges;
import org.lvdao.household.participation.Rankings;
import org.lvdao.household.participation.Streak;

/**
 * What a household has achieved by sorting its kitchen waste.
 *
 * @param streak weeks in a row with a delivery (连续投放周数)
 * @param badges all there are (勋章), won or not
 */
@Serdeable
record Impact(
    Delivered delivered,
    Carbon carbon,
    Sorting sorting,
    Streak streak,
    List<Badges.View> badges,
    Rankings.View rankings) {

  /**
   * What was accepted.
   *
   * @param deliveries ever
   * @param grams ever
   * @param gramsThisMonth of the calendar month in Asia/Shanghai
   */
  @Serdeable
  record Delivered(long deliveries, long grams, long gramsThisMonth, long gramsThisYear) {}

  /**
   * Emissions that were saved (减排量).
   *
   * @param grams of CO2e, ever
   * @param gramsPerKilogram the factor: CO2e for a kilogram of kitchen waste
   * @param source where the factor is from, and what it compares
   */
  @Serdeable
  record Carbon(long grams, int gramsPerKilogram, String source) {
    private static final int GRAMS_OF_A_KILOGRAM = 1_000;

    static Carbon of(long delivered, ImpactSettings settings) {
      return new Carbon(
          delivered * settings.carbonPerKilogram() / GRAMS_OF_A_KILOGRAM,
          settings.carbonPerKilogram(),
          settings.carbonSource());
    }
  }

  /**
   * How well it was sorted (分类准确率).
   *
   * @param graded deliveries that were inspected
   * @param passed those of them that were sorted properly (合格)
   * @param rate percent; null when none was inspected
   */
  @Serdeable
  record Sorting(long graded, long passed, @Nullable BigDecimal rate) {}
}
