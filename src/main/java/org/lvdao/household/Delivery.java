package org.lvdao.household;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery (投放) of sorted kitchen waste that was accepted.
 *
 * @param id never changes and is never given twice
 * @param memberId account of the member whose QR it was; null when it was the household's card
 * @param district of the point where it was made
 * @param community code of the community (社区) of that point
 * @param sourceId the device, or the inspector's account
 * @param at when it was made, which may be days before it arrived
 * @param grade null before it was graded
 * @param failed whether the grade means that it was not sorted properly
 */
public record Delivery(
    long id,
    long householdId,
    @Nullable Long memberId,
    String district,
    String community,
    DeliverySource source,
    long sourceId,
    Instant at,
    long grams,
    @Nullable String grade,
    boolean failed) {}
