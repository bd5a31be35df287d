package org.lvdao.pickup.recyclables;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * When a station is to be emptied, and how much goes into a file.
 *
 * @param transferDuePercent of its capacity, from which on a transfer is due
 * @param mostLines of one file of movements, which is put together in memory
 */
@ConfigurationProperties("lvdao.recyclables")
record RecyclablesSettings(
    @Bindable(defaultValue = "80") int transferDuePercent,
    @Bindable(defaultValue = "100000") int mostLines) {}
