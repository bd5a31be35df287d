package org.lvdao.points;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** Its key is the transaction with the account. */
@MappedEntity("points_posting")
record PostingRow(
    @Id long transactionId, LedgerAccount account, long amount, String district, Instant at) {}
