package org.lvdao.points;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Instant;
import org.lvdao.kernel.BusinessTime;

/**
 * How long points are valid.
 *
 * @param validYears they expire with the year so many after the one they came in
 * @param refundDays how many days, besides today, points stay that come back after their own end
 */
@ConfigurationProperties("lvdao.points")
record PointsSettings(
    @Bindable(defaultValue = "1") int validYears, @Bindable(defaultValue = "30") int refundDays) {

  /** The moment at which points that come now can be used no more: midnight in Shanghai. */
  Instant expiryOf(Instant now) {
    return BusinessTime.startOf(
        BusinessTime.dayOf(now).withDayOfYear(1).plusYears(validYears + 1L));
  }

  Instant expiryOfRefund(Instant now) {
    return BusinessTime.startOf(BusinessTime.dayOf(now).plusDays(refundDays + 1L));
  }
}
