package org.lvdao.pickup;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lvdao.pickup.workflow.BookingStatus;

/**
 * A step of a booking, written with it and never changed, until a resident who took it is erased.
 *
 * @param at when it was written
 * @param happenedAt when it was done, by the clock of the phone that did it
 * @param actorId 0 for the system, and for a resident who was erased
 * @param fromStatus null for the first step
 * @param note words of whoever took the step; null without any
 * @param details JSON of what else changed; null when nothing did
 */
@MappedEntity("pickup_history")
record BookingHistoryRow(
    @Id long id,
    long bookingId,
    Instant at,
    Instant happenedAt,
    long actorId,
    String actorRole,
    String action,
    @Nullable BookingStatus fromStatus,
    BookingStatus toStatus,
    @Nullable String note,
    @Nullable String details) {}
