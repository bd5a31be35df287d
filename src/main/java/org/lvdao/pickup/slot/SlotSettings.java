package org.lvdao.pickup.slot;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How slots are offered.
 *
 * @param daysAhead how many days, besides today, can be booked
 * @param bookUntil how long before a slot begins its places can no longer be taken
 * @param holdKept how long a place is kept while the resident fills in the form
 */
@ConfigurationProperties("lvdao.pickup.slot")
record SlotSettings(
    @Bindable(defaultValue = "14") int daysAhead,
    @Bindable(defaultValue = "2h") Duration bookUntil,
    @Bindable(defaultValue = "10m") Duration holdKept) {}
