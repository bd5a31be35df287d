package org.lvdao.points;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** Points that wait; deleted when they are posted, voided or timed out. */
@MappedEntity("points_pending")
record PendingRow(
    @Id long transactionId,
    long holderId,
    String district,
    long points,
    Instant dueAt,
    boolean grantsWhenDue) {}
