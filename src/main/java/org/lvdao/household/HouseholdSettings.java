package org.lvdao.household;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * Limits of households.
 *
 * @param invitationLifetime how long an invitation code is good
 * @param mostMembers how many accounts one household may have
 */
@ConfigurationProperties("lvdao.household")
record HouseholdSettings(
    @Bindable(defaultValue = "7d") Duration invitationLifetime,
    @Bindable(defaultValue = "20") int mostMembers) {}
