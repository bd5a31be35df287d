package org.lvdao.pickup.recyclables;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lvdao.pickup.catalogue.MaterialCategory;

/** What lies at a place. Its key is account, place and category. */
@MappedEntity("recyclables_stock")
record StockRow(
    LotAccount account,
    @Id long placeId,
    MaterialCategory category,
    String district,
    long grams,
    @Nullable Instant lastAt) {}
