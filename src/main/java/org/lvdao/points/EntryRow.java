package org.lvdao.points;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A transaction as its holder sees it.
 *
 * @param available how what can be spent changed
 * @param pending how what waits changed
 */
@Introspected
record EntryRow(
    long id,
    long entryNo,
    TransactionKind kind,
    @Nullable Long memberId,
    @Nullable String rule,
    String description,
    Instant occurredAt,
    Instant at,
    long available,
    long pending,
    long availableAfter,
    long pendingAfter) {}
