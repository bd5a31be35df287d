package org.lvdao.platform.push;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Firebase Cloud Messaging.
 *
 * @param credentials file with the key of a service account, as the Firebase console gives it;
 *     without it nothing is pushed to apps
 * @param url where the service is; another address for a relay, because Google's own can hardly be
 *     reached from mainland China
 * @param timeout for connecting, and for each answer
 */
@ConfigurationProperties("lvdao.fcm")
record FcmSettings(
    @Nullable String credentials,
    @Bindable(defaultValue = "https://fcm.googleapis.com") URI url,
    @Bindable(defaultValue = "5s") Duration timeout) {}
