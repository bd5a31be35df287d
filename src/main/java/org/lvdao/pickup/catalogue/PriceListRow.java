package org.lvdao.pickup.catalogue;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A price list.
 *
 * @param number counts in the district from 1 on
 * @param prices JSON of a list of {@link Price}
 * @param createdBy 0 when it came from a seed file
 */
@MappedEntity("price_list")
record PriceListRow(
    @Id long id,
    String district,
    int number,
    Instant effectiveFrom,
    String prices,
    String note,
    Instant createdAt,
    long createdBy,
    @Nullable Instant withdrawnAt,
    @Nullable Long withdrawnBy) {}
