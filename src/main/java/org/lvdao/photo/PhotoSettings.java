package org.lvdao.photo;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * How photos are kept and worked on.
 *
 * @param linkLifetime how long a link to a photo works
 * @param unusedLifetime how long an upload that nothing uses is kept
 * @param concurrentDecodes how many pictures are worked on at once. Measured at the limits of
 *     {@link PhotoLimits}, one needs 200 MB, 340 MB as a progressive JPEG (most of it outside the
 *     heap), 400 MB as a WebP with transparency
 * @param maxWait how long an upload waits for its turn before it is told to come again
 */
@ConfigurationProperties("lvdao.photo")
record PhotoSettings(
    @Bindable(defaultValue = "10m") Duration linkLifetime,
    @Bindable(defaultValue = "24h") Duration unusedLifetime,
    @Min(1) @Bindable(defaultValue = "2") int concurrentDecodes,
    @Bindable(defaultValue = "10s") Duration maxWait) {}
