package org.lvdao.pickup.recyclables;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.lvdao.pickup.catalogue.MaterialCategory;

/**
 * Its key is the movement with account and category.
 *
 * @param placeId the station, load sheet or centre whose account it is
 */
@MappedEntity("recyclables_posting")
record PostingRow(
    @Id long movementId,
    LotAccount account,
    MaterialCategory category,
    long placeId,
    long grams,
    String district,
    Instant at) {}
