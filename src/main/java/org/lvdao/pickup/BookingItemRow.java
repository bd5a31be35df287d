package org.lvdao.pickup;

import io.micronaut.core.annotation.Introspected;

/**
 * What the resident says there is to collect.
 *
 * @param item code in the booking's price list
 * @param amount grams or pieces, as the item is priced
 */
@Introspected
record BookingItemRow(long bookingId, String item, long amount) {}
