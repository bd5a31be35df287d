package org.lvdao.pickup;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.pickup.catalogue.PriceList;
import org.lvdao.pickup.catalogue.Unit;

/**
 * What the resident says there is to collect.
 *
 * @param quantity pieces, of what is priced by the piece
 * @param estimatedWeight grams, of what is priced by the kilogram
 */
@Serdeable
record JobItem(
    String itemCode,
    String name,
    Unit unit,
    @Nullable Long quantity,
    @Nullable Long estimatedWeight) {

  /**
   * @param list the booking's
   */
  static List<JobItem> of(PriceList list, List<BookingItemRow> rows) {
    return rows.stream()
        .map(
            row -> {
              var price = list.find(row.item()).orElseThrow();
              boolean weighed = price.unit() == Unit.KG;
              return new JobItem(
                  price.code(),
                  price.name(),
                  price.unit(),
                  weighed ? null : row.amount(),
                  weighed ? row.amount() : null);
            })
        .toList();
  }
}
