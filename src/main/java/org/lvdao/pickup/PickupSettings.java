package org.lvdao.pickup;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * Periods of the life of a booking.
 *
 * @param confirmAfter how long a resident can dispute the weights before they stand by themselves
 * @param decideWithin how long supervisors have to decide a dispute before they are told again
 * @param missedKept how long a booking whose window was missed waits to be moved before it expires
 * @param pointsPerYuan what a yuan is worth in points when a household is paid
 * @param pieceGrams what a piece weighs in the ledger of recyclables that nobody weighed
 */
@ConfigurationProperties("lvdao.pickup")
record PickupSettings(
    @Bindable(defaultValue = "24h") Duration confirmAfter,
    @Bindable(defaultValue = "3d") Duration decideWithin,
    @Bindable(defaultValue = "3d") Duration missedKept,
    @Bindable(defaultValue = "100") int pointsPerYuan,
    @Bindable(defaultValue = "30000") long pieceGrams) {}
