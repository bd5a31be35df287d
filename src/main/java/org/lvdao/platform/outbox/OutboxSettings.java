package org.lvdao.platform.outbox;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How events are handed out.
 *
 * @param lease after which the rows of a node that died are taken over; longer than any handler
 *     needs, else its rows are handled twice
 */
@ConfigurationProperties("lvdao.outbox")
record OutboxSettings(@Bindable(defaultValue = "60s") Duration lease) {}
