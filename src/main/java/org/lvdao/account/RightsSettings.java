package org.lvdao.account;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * What residents may ask for.
 *
 * @param erasureGrace how long an erasure can be taken back
 * @param exportKept how long an export is kept, and no other one made
 */
@ConfigurationProperties("lvdao.rights")
record RightsSettings(
    @Bindable(defaultValue = "7d") Duration erasureGrace,
    @Bindable(defaultValue = "7d") Duration exportKept) {}
