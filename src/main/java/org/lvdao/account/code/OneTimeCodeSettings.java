package org.lvdao.account.code;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How many codes are sent at most, over all nodes.
 *
 * @param resendAfter one to a phone in this time
 * @param phonePerHour to one phone
 * @param phonePerDay to one phone
 * @param addressPerHour for one client address; residents behind one router share it
 * @param districtPerDay in one district and day of the calendar, whatever else: times the carrier's
 *     price it is the most the district spends
 */
@ConfigurationProperties("lvdao.one-time-code")
record OneTimeCodeSettings(
    @Bindable(defaultValue = "1m") Duration resendAfter,
    @Bindable(defaultValue = "5") int phonePerHour,
    @Bindable(defaultValue = "10") int phonePerDay,
    @Bindable(defaultValue = "60") int addressPerHour,
    @Bindable(defaultValue = "5000") int districtPerDay) {}
