package org.lvdao.pickup.catalogue;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;

/**
 * A price list.
 *
 * @param number counts in the district from 1 on
 * @param effectiveFrom since when its prices hold, until the next list begins
 * @param note what is new; may be empty
 */
@Serdeable
record PriceListView(
    String id,
    String district,
    int number,
    Instant effectiveFrom,
    String note,
    Instant createdAt,
    List<PriceView> items) {}
