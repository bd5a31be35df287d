package org.lvdao.points.spending;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How points are spent.
 *
 * @param pickupDays how many days, besides today, goods wait to be picked up
 * @param cashLimitFen cash in 分 that a household gets in a month without the approval of staff
 */
@ConfigurationProperties("lvdao.points.spending")
record SpendingSettings(
    @Bindable(defaultValue = "14") int pickupDays,
    @Bindable(defaultValue = "5000") long cashLimitFen) {}
