package org.lvdao.household;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How what a household delivered is shown.
 *
 * @param carbonPerKilogram grams of CO2e that a kilogram of kitchen waste saves when it is sorted.
 *     By default the difference between the factors of food waste in a landfill (700.21 kg a tonne)
 *     and composted (8.88 kg a tonne) of the source. They count what the treatment emits, not the
 *     energy it gives; where the rest is burnt instead, much less is saved, so a district sets its
 *     own
 * @param carbonSource where that number is from, in Chinese
 * @param leastRanked households of the smallest group that is ranked; of fewer, the rate would tell
 *     who did not deliver
 */
@ConfigurationProperties("lvdao.household.impact")
record ImpactSettings(
    @Bindable(defaultValue = "691") int carbonPerKilogram,
    @Bindable(defaultValue = SOURCE) String carbonSource,
    @Bindable(defaultValue = "10") int leastRanked) {
  private static final String SOURCE = "英国政府温室气体换算系数2024版（DESNZ）：食物垃圾填埋700.21与堆肥8.88千克CO2e/吨之差";
}
