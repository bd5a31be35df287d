package org.lvdao.household.device;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How devices are taken.
 *
 * @param clockSkew how far a device's clock may be from ours; so long its signatures are good
 */
@ConfigurationProperties("lvdao.device")
public record DeviceSettings(@Bindable(defaultValue = "10m") Duration clockSkew) {}
