package org.lvdao.pickup;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * What residents may do with bookings, and until when.
 *
 * @param changeUntil how long before the window begins a booking can be changed, or moved
 * @param cancelUntil how long before the window begins it can be cancelled
 * @param mostOpen how many bookings a household may wait for
 * @param mostPerWeek how many pickups a household may have in a week, Monday to Sunday
 * @param noShows so many times nobody was there asks for a confirmation before the next one
 * @param noShowDays in so many days
 * @param confirmWithin how long such a booking waits for it
 * @param payWithin how long one with a fee waits for the payment
 */
@ConfigurationProperties("lvdao.pickup.booking")
record BookingSettings(
    @Bindable(defaultValue = "2h") Duration changeUntil,
    @Bindable(defaultValue = "1h") Duration cancelUntil,
    @Bindable(defaultValue = "3") int mostOpen,
    @Bindable(defaultValue = "5") int mostPerWeek,
    @Bindable(defaultValue = "2") int noShows,
    @Bindable(defaultValue = "90") int noShowDays,
    @Bindable(defaultValue = "12h") Duration confirmWithin,
    @Bindable(defaultValue = "30m") Duration payWithin) {}
