package org.lvdao.points;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** How a transaction changed a lot. Its key is the transaction with the lot's expiry. */
@MappedEntity("points_movement")
record MovementRow(@Id long transactionId, Instant expiresAt, long available, long reserved) {}
