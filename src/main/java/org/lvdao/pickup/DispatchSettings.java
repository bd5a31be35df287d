package org.lvdao.pickup;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How bookings come to collectors.
 *
 * @param first what is tried first with a new booking
 * @param offerFor how long an offer stands for the collectors of the station, and at least for the
 *     others
 * @param decideBefore so long before its window the offer ends, and a dispatcher decides
 * @param capacity stops in one window of a collector for whom staff set nothing else
 * @param clockSkew how far the clock of a collector's phone may be from ours
 */
@ConfigurationProperties("lvdao.pickup.dispatch")
record DispatchSettings(
    @Bindable(defaultValue = "OFFER") First first,
    @Bindable(defaultValue = "10m") Duration offerFor,
    @Bindable(defaultValue = "2h") Duration decideBefore,
    @Bindable(defaultValue = "8") int capacity,
    @Bindable(defaultValue = "10m") Duration clockSkew) {

  /** The two ways to a collector. */
  enum First {
    /** Collectors grab it (抢单). */
    OFFER,
    /** The system gives it to the fittest (派单), and offers it when there is none. */
    ASSIGN
  }
}
