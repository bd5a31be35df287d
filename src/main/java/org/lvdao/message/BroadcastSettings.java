package org.lvdao.message;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How many are told at once.
 *
 * @param pushesPerSecond of all broadcasts together
 * @param districtPerDay how many people the broadcasts of a district may tell in a day
 */
@ConfigurationProperties("lvdao.broadcast")
record BroadcastSettings(
    @Bindable(defaultValue = "50") int pushesPerSecond,
    @Bindable(defaultValue = "200000") int districtPerDay) {}
