package org.lvdao.message;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How long messages and devices are kept.
 *
 * @param messages after what they tell happened
 * @param devices after the app was opened last; Firebase takes a token for expired after 270 days
 *     (firebase.google.com/docs/cloud-messaging/manage-tokens)
 */
@ConfigurationProperties("lvdao.retention")
record RetentionSettings(
    @Bindable(defaultValue = "366d") Duration messages,
    @Bindable(defaultValue = "270d") Duration devices) {}
