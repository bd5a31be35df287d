package org.lvdao.pickup.recyclables;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * When a station is to be emptied.
 *
 * @param transferDuePercent of its capacity, from which on a transfer is due
 */
@ConfigurationProperties("lvdao.recyclables")
record RecyclablesSettings(@Bindable(defaultValue = "80") int transferDuePercent) {}
