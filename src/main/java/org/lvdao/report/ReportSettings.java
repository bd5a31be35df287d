package org.lvdao.report;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * Periods of the lifecycle.
 *
 * @param ratingPeriod how long after closing a case can be rated, or asked to be reopened
 * @param lookBackAfter how long after closing a look-back (回头看) is due
 * @param reporterKept how long after a case has ended it is known who reported it
 */
@ConfigurationProperties("lvdao.report")
record ReportSettings(
    @Bindable(defaultValue = "14d") Duration ratingPeriod,
    @Bindable(defaultValue = "14d") Duration lookBackAfter,
    @Bindable(defaultValue = "1096d") Duration reporterKept) {}
