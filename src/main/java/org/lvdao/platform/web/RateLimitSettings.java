package org.lvdao.platform.web;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How many requests one node answers.
 *
 * @param accountPerMinute for one signed-in account
 * @param addressPerMinute for one client address; a whole office or campus may share one
 * @param guestPerMinute for what one client address does without an account
 */
@ConfigurationProperties("lvdao.rate-limit")
record RateLimitSettings(
    @Bindable(defaultValue = "300") int accountPerMinute,
    @Bindable(defaultValue = "3000") int addressPerMinute,
    @Bindable(defaultValue = "60") int guestPerMinute) {}
